import { unblocked } from '../../../shared/casework/testing/common-deeds.ts';
import { sealedExample } from '../../../shared/sealed/index.ts';
import type { HukouCommand } from '../domain/decide.ts';
import type { MirroredOutcome } from '../domain/mirrored.ts';
import { type ScoreCase, scoring } from '../domain/scoring.ts';
import type { HukouCase } from '../domain/state.ts';

/** A command and who gives it. */
interface Deed {
  command: HukouCommand;
  by: string;
}
const words = { zh: '演示', en: 'made up' };

/** A sheet of a doctor with the first option of every item, or of the degree alone. */
export const items = (degree: string): ScoreCase['items'] => ({
  degree: { option: degree, documents: ['DEG'] },
  ...Object.fromEntries(
    Object.entries(scoring.items)
      .filter(([id]) => id !== 'degree' && degree === 'doctor')
      .map(([id, { options }]) => [id, { option: Object.keys(options)[0] ?? '', documents: ['FORM'] }]),
  ),
});

export const raising = ({ publicity }: HukouCase): HukouCommand => ({
  ...{ type: 'raise', noticeId: publicity?.noticeId ?? 'none', category: 'other' },
  text: sealedExample<string>('hukou/objection'),
});

const raisers = ['neighbour', 'colleague', 'worker', 'other'];
const to = (stage: string): HukouCommand => ({ type: 'advance', to: stage });
const says = (outcome: MirroredOutcome, way: number, reasonCode?: string): HukouCommand => ({
  ...{
    type: 'mirror',
    told: { outcome, on: `2026-12-${String(10 + way).padStart(2, '0')}`, ...(reasonCode && { reasonCode }) },
  },
});

/** A graduate is scored; below the pass mark a case goes nowhere but to a refusal, though somebody may try. */
function prereview({ answers, sheets = [] }: HukouCase, way: number): HukouCommand {
  const sum = sheets.at(-1)?.sum;
  if (answers?.channel !== scoring.channel || (sum ?? 0) >= scoring.pass.points) return to('ACCEPTED');
  if (way % 4 === 1) return to('ACCEPTED');
  if (way % 6 === 2) return { type: 'decide', outcome: 'rejected', reasonCode: 'score-below-pass' };
  return { type: 'score', items: items(way % 3 === 0 ? 'bachelor' : 'doctor'), reason: words };
}

/** Of the ways on from a stage, by hand or as the city and the police say. */
const ways: Readonly<Record<string, (state: HukouCase, way: number) => HukouCommand>> = {
  PRECHECK: (_state, way) => ({
    ...{ type: 'employer-file', enterpriseId: 'made-up', degree: way % 4 === 0 ? 'master' : 'doctor' },
  }),
  EMPLOYER_FILED: () => to('DISTRICT_PREREVIEW'),
  DISTRICT_PREREVIEW: (state, way) => prereview(state, way),
  ACCEPTED: () => to('CITY_REVIEW'),
  CITY_REVIEW: (_state, way) => (way % 2 ? says('city-passed', way) : to('PUBLICITY')),
  PUBLICITY: (_state, way) => (way % 2 ? says('city-approved', way) : to('APPROVED')),
  OBJECTION: ({ objections = [] }, way) => {
    const open = objections.find(({ status }) => status === 'open');
    const outcome = way % 5 === 0 ? 'upheld' : 'not-upheld';
    return open ? { type: 'find', objectionId: open.objectionId, outcome, reasons: words } : to('PUBLICITY');
  },
  APPROVED: () => to('POLICE_SYNC'),
  POLICE_SYNC: (_state, way) => {
    if (way % 6 === 4) return says('police-refused', -5, way > 4 ? 'police-record-differs' : undefined);
    return way % 2 ? says('police-permitted', way) : to('MOVE_IN_PERMIT');
  },
  MOVE_IN_PERMIT: (_state, way) =>
    way % 2 ? says('settled', way) : { type: 'decide', outcome: 'approved', reasonCode: 'conditions-met' },
};

/** The next legal step of a case; during the notice often an objection, or the end of its last day. */
export function forward(state: HukouCase, way: number): Deed {
  const { stage, status, owner: by = 'worker', decisions } = state;
  const blocked = unblocked(state, way);
  if (blocked) return blocked;
  if (status === 'closed') return { command: { type: 'reopen', why: 'lead', decision: decisions }, by: 'lead' };
  if (stage === 'PUBLICITY' && way % 3 === 0)
    return { command: raising(state), by: raisers[way % raisers.length] ?? by };
  if (stage === 'PUBLICITY' && way % 4 === 0) return { command: { type: 'stage-due' }, by: 'event' };
  return { command: ways[stage]?.(state, way) ?? to(stage), by };
}
