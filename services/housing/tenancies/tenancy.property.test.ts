import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDateOf } from '../../../shared/calendar/index.ts';
import { must, reaching } from '../../../shared/testing/reached.ts';
import { leaseMonths } from '../department.ts';
import { monthsAfter } from '../domain/months.ts';
import type { Tenancy, TenancyCommand } from '../domain/tenancy.ts';
import { type Happened, homes, neighbourhood, tenants } from '../testing/homes.ts';
import { tenancy } from './tenancy.ts';

const moves = ['OCCUPIED', 'RENEWED', 'EXITED'] as const;
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const step = fc.record({
  id: fc.constantFrom(...tenants),
  /** A case wants a home, its tenancy goes on, somebody moves out, anything is tried, or what happened is told. */
  kind: fc.constantFrom('settle', 'settle', 'on', 'on', 'on', 'on', 'any', 'tell', 'exit'),
  unitId: fc.constantFrom(...homes),
  any: fc.constantFrom(...moves, 'recheck' as const, 'miss' as const, 'check' as const, 'hand-in' as const),
  reason: fc.constantFrom('own-request', 'recheck-failed', undefined),
  met: fc.boolean(),
  days: fc.oneof({ weight: 2, arbitrary: fc.nat({ max: 30 }) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) }),
  again: fc.boolean(),
});

const words = { zh: '演示', en: 'made up' };

function commandOf(what: Step['any'], { reason, met }: Pick<Step, 'reason' | 'met'>): TenancyCommand {
  switch (what) {
    case 'recheck':
    case 'miss':
      return { type: what };
    case 'check':
      return { type: what, met, reason: words };
    case 'hand-in':
      return { type: what, items: [{ document: 'CON', itemId: 'item' }] };
    default:
      return { type: 'move', to: what, ...(reason !== undefined && { reason }) };
  }
}

/** The next legal step of a tenancy: moving in, the check when its day has come, what it finds, the renewal. */
function next({ stage, check }: Tenancy): TenancyCommand {
  if (stage === 'OCCUPIED' || stage === 'RENEWED') return { type: 'recheck' };
  if (stage === 'RECHECK' && !check?.met) return { type: 'check', met: true, reason: words };
  return { type: 'move', to: stage === 'RECHECK' ? 'RENEWED' : 'OCCUPIED' };
}

const wanted = [
  ...['CONTRACTED', 'OCCUPIED', 'RECHECK', 'RENEWED', 'EXITED', 'contracted', 'moved', 'checked', 'missed'],
  ...['not-found', 'wrong-state', 'taken', 'other-benefit', 'check-missing', 'reason-missing', 'reason-mismatch'],
  ...[
    'checked too soon',
    'checked by the clock',
    'renewed late',
    'renewed twice',
    'left unoccupied',
    'left and let anew',
  ],
];

test('given any course of tenancies, legal or not and some steps twice, then a home has one tenant at a time, its periods follow on, and who left is gone', () => {
  const { note, missing } = reaching(wanted);
  const property = fc.property(fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }), (steps) => {
    const world = neighbourhood();
    const see = (happened: Happened) => {
      note(...kindsOf(happened));
      holds(happened);
      const lived = tenants.map(world.stateOf).filter(({ stage }) => stage !== 'NONE' && stage !== 'EXITED');
      for (const what of ['unitId', 'person'] as const)
        must(new Set(lived.map((one) => one[what])).size === lived.length, `one tenancy at a time has one ${what}`);
      const left = tenants.map(world.stateOf).filter(({ stage }) => stage === 'EXITED');
      if (lived.some(({ unitId }) => left.some((one) => one.unitId === unitId))) note('left and let anew');
      return happened;
    };
    for (const { id, kind, unitId, any, days, again, ...told } of steps) {
      const now = world.pass(days);
      for (const { at } of tenancy.dues?.(world.stateOf(id), id) ?? [])
        if (Date.parse(at) <= now && again && see(world.live(id, { type: 'recheck' })).events.length > 0)
          note('checked by the clock');
      for (let times = again ? 2 : 1; times > 0; times -= 1) {
        if (kind === 'tell') world.tell(id);
        else if (kind === 'settle') {
          const { codes, began } = world.settle(id, unitId);
          note(...codes);
          if (began) see(began);
        } else {
          const command = kind === 'on' ? next(world.stateOf(id)) : commandOf(kind === 'exit' ? 'EXITED' : any, told);
          const first = see(world.live(id, command));
          // A check is recorded anew as often as somebody looks.
          if (again && command.type !== 'check')
            must(see(world.live(id, command)).events.length === 0, `${first.after.stage} comes once`);
        }
      }
    }
  });
  fc.assert(property, { numRuns: 100 });
  expect(missing()).toEqual([]);
});

function kindsOf({ command, before, after, events, code, at }: Happened): string[] {
  const soon = command.type === 'recheck' && before.recheckFrom !== undefined && events.length === 0;
  const renewed = events.length > 0 && after.stage === 'RENEWED';
  const kinds = {
    'checked too soon': soon && before.stage !== 'RECHECK' && before.stage !== 'EXITED',
    'renewed late': renewed && localDateOf(at) > (before.periodEnds ?? ''),
    'renewed twice': renewed && after.periods > 2,
    'left unoccupied': events.length > 0 && after.stage === 'EXITED' && after.periods === 0,
  };
  const met = Object.entries(kinds).flatMap(([kind, is]) => (is ? [kind] : []));
  return [after.stage, ...events.map(({ type }) => type), ...(code === undefined ? [] : [code]), ...met];
}

/** What the stages are come to from, said once more and apart from the code. */
const from: Readonly<Record<string, readonly string[]>> = {
  CONTRACTED: ['NONE'],
  OCCUPIED: ['CONTRACTED'],
  RECHECK: ['OCCUPIED', 'RENEWED'],
  RENEWED: ['RECHECK'],
  EXITED: ['CONTRACTED', 'OCCUPIED', 'RECHECK', 'RENEWED'],
};

function holds({ before, after, events, at }: Happened) {
  const today = localDateOf(at);
  must(events.length <= 1, 'one command makes one event at most');
  if (events.length === 0) return must(after === before, 'nothing happens without an event');
  if (events.some(({ type }) => type === 'checked' || type === 'missed')) return looked(before, after, today);
  must(from[after.stage]?.includes(before.stage) === true, `${before.stage} goes to ${after.stage}`);
  must(after.stage !== 'RENEWED' || before.check?.met === true, 'nothing is renewed that was not checked');
  must(after.stage !== 'EXITED' || after.exitReason !== undefined, 'who leaves leaves for a reason');
  must(before.stage === 'NONE' || after.unitId === before.unitId, 'a tenancy is of one home');
  must((after.stage === 'EXITED') === (after.exitedOn !== undefined), 'who left has a day of it, nobody else');
  if (after.stage === 'EXITED') must(after.exitedOn === today, 'the day of leaving is the day it was told');
  if (after.stage === 'RECHECK') must(today >= (before.recheckFrom ?? '9999'), 'it is checked from its day on');
  const { occupiedOn, periodEnds, recheckFrom, periods } = after;
  if (occupiedOn === undefined) return must(periods === 0 && periodEnds === undefined, 'no period before moving in');
  must(before.occupiedOn === undefined || occupiedOn === before.occupiedOn, 'moving in was once');
  const follows = after.stage === 'OCCUPIED' || after.stage === 'RENEWED';
  must(periods === before.periods + (follows ? 1 : 0), 'a period begins by moving in or renewing alone');
  const start = before.periodEnds ?? today;
  must(
    periodEnds === (follows ? monthsAfter(start, leaseMonths) : before.periodEnds),
    'a period follows on the one before',
  );
  must((recheckFrom ?? '9999') < (periodEnds ?? ''), 'it is checked before its period ends');
  return undefined;
}

/** What is found, or missed, leaves the tenancy as it is. */
function looked({ overdue, ...before }: Tenancy, after: Tenancy, today: string) {
  must(after.stage === 'RECHECK' && before.stage === 'RECHECK', 'it is checked while its check is under way');
  must(after.periodEnds === before.periodEnds && after.periods === before.periods, 'a check ends no period');
  if (after.overdue && !overdue)
    must(today > (after.periodEnds ?? '9999'), 'a check is missed when its period is over');
  return undefined;
}
