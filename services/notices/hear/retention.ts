import type { DataOf } from '../../../shared/contract/index.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { talentContract } from '../../talent/contract.ts';
import { toPerson } from '../domain/recipient.ts';
import { following, type Line } from './hear.ts';

const { retentionProgressed } = talentContract.events;
type Progress = DataOf<typeof retentionProgressed>;

/** That an application goes, on which day, or that it does not after all; when it went as was told, nothing more. */
function linesFor({ applicationId: number, person, status, on: day = '' }: Progress): Line[] {
  const to = { recipient: toPerson(person), key: 'retires' };
  switch (status) {
    case 'ANNOUNCED':
      return [{ ...to, template: 'rights.record.ahead', params: { number, day } }];
    case 'KEPT':
      return [{ ...to, template: 'rights.record.kept', params: { number } }];
    case 'RETIRED':
      return [];
    default:
      return status satisfies never;
  }
}

/** The end of an application's retention, told to its person ahead; a later day is told anew. */
export const retentionReactions: readonly Reaction[] = [
  following(retentionProgressed, {
    frame: () => ({
      from: 'talent',
      about: { kind: 'retention', id: 'retention', path: '/talent/rights/retention' },
    }),
    facts: ({ on = '' }) => ({ retires: on }),
    ends: ({ status }) => status === 'RETIRED',
    lines: linesFor,
  }),
];
