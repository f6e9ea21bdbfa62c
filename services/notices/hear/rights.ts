import { localDateOf } from '../../../shared/calendar/index.ts';
import type { DataOf } from '../../../shared/contract/index.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { talentContract } from '../../talent/contract.ts';
import { toDesk, toPerson } from '../domain/recipient.ts';
import { following, type Line, telling } from './hear.ts';

const { rightsProgressed, restrictionChanged } = talentContract.events;
type Progress = DataOf<typeof rightsProgressed>;

/** What is said to the person of a status, if anything; a step on the way is not worth a notice. */
function lineFor(progress: Progress): Line[] {
  const { requestId: number, person, kind, status, reason, answerBy: day } = progress;
  if (reason === 'retention') return lineAhead(progress);
  const to = { recipient: toPerson(person), key: 'status' };
  const erase = kind === 'erase';
  switch (status) {
    case 'COLLECTING': {
      const template = erase ? 'rights.erase.received' : 'rights.export.received';
      return [{ ...to, template, params: { number, day } }];
    }
    case 'READY':
      return [{ ...to, template: erase ? 'rights.erase.ready' : 'rights.export.ready', params: { number } }];
    case 'DONE':
      return [{ ...to, template: 'rights.erase.done', params: { number } }];
    case 'CANCELLED':
    case 'EXPIRED':
      return [{ ...to, template: 'rights.ended', params: { number } }];
    default:
      return [];
  }
}

/** What fell due by itself is told ahead, and how to keep it; nothing was asked, so nothing is confirmed. */
function lineAhead({ requestId: number, person, status, until, answerBy }: Progress): Line[] {
  const to = { recipient: toPerson(person), key: 'status' };
  const day = until === undefined ? answerBy : localDateOf(until);
  switch (status) {
    case 'READY':
      return [{ ...to, template: 'rights.retention.ahead', params: { number, day } }];
    case 'DONE':
      return [{ ...to, template: 'rights.retention.done', params: { number } }];
    case 'REFUSED':
      return [{ ...to, template: 'rights.refused', params: { number } }];
    case 'CANCELLED':
      return [{ ...to, template: 'rights.retention.kept', params: { number } }];
    default:
      return [];
  }
}

const ended = ['DONE', 'REFUSED', 'EXPIRED', 'CANCELLED'];

/** A person's requests about their own data: to the person how they are getting on, to operations what is late. */
export const rightsReactions: readonly Reaction[] = [
  following(rightsProgressed, {
    frame: ({ requestId }) => ({
      from: 'talent',
      about: { kind: 'rights-request', id: requestId, path: `/talent/rights/requests/${requestId}` },
    }),
    facts: ({ status, overdue }) => ({ status, overdue: overdue ? 'overdue' : '' }),
    ends: ({ status }) => ended.includes(status),
    lines: (data) => {
      const { requestId: number, answerBy: day, overdue } = data;
      const recipient = toDesk('district', 'ops');
      const late: Line = {
        ...{ recipient, template: 'rights.overdue', params: { number, day }, key: 'overdue' },
        // The request itself is its person's alone.
        about: { kind: 'rights-request', id: number, path: '/talent/rights/overdue' },
      };
      return [...lineFor(data), ...(overdue ? [late] : [])];
    },
  }),
  telling(restrictionChanged, {
    family: 'restriction',
    frame: () => ({
      from: 'talent',
      about: { kind: 'restrictions', id: 'restrictions', path: '/talent/rights/restrictions' },
    }),
    lines: ({ person }) => [{ recipient: toPerson(person), template: 'rights.halted', params: {} }],
  }),
];
