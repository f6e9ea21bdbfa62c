import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elapsedDays } from '../calendar/index.ts';
import { must, reaching } from '../testing/reached.ts';
import { daysWorked } from './testing/days-worked.ts';
import { everyEvent } from './testing/every-event.ts';
import { isTold, mustBeSeconded, mustStayClosed } from './testing/invariants.ts';
import { courses, type Moment, played } from './testing/office-course.ts';
import { office, opening } from './testing/played.ts';

/** Refusals without which a course would have tried nothing forbidden. */
const refused = ['taken', 'same-person', 'own-case', 'not-yours', 'case-closed', 'awaiting-second', 'supplement-open'];
/** The office makes no offers, so none lapses; housing and education do. */
const wanted = [
  ...Object.keys(office.stages),
  ...everyEvent.filter((type) => type !== 'offer-lapsed'),
  ...['second confirms', 'second sends back', 'released on rejection', 'reopened with a hold', 'repeated'],
  ...refused,
];

/** What a moment is an instance of. */
function kindsOf({ before, after, events, code, command }: Moment, last?: Moment): string[] {
  const [event] = events;
  const kinds = {
    'second confirms': event?.type === 'case-decided' && before.proposal,
    'second sends back': event?.type === 'decision-returned',
    'released on rejection': event?.type === 'case-decided' && event.outcome === 'rejected' && before.hold,
    'reopened with a hold': event?.type === 'case-reopened' && after.hold,
    repeated: last?.command === command && last.events.length > 0 && events.length === 0,
  };
  const met = Object.entries(kinds).flatMap(([kind, is]) => (is ? [kind] : []));
  return [after.stage, ...events.map(({ type }) => type), ...(code === undefined ? [] : [code]), ...met];
}

/** A check of every moment of every course; and that together they come to everything. */
function inEveryCourse(check: () => (moment: Moment) => void) {
  const { note, missing } = reaching(wanted);
  const property = fc.property(courses, (course) => {
    const each = check();
    const moments = played(course);
    for (const [place, moment] of moments.entries()) {
      note(...kindsOf(moment, moments[place - 1]));
      each(moment);
    }
  });
  fc.assert(property, { numRuns: 150 });
  expect(missing()).toEqual([]);
}

describe('any course of legal and illegal commands, some of them twice', () => {
  test('then the used days that are over never fall while a case is open, one is under way at most, and the clock stands exactly while something is waited for, and counts the other days', () => {
    inEveryCourse(() => {
      let used = 0;
      let worked = daysWorked(opening.submittedAt);
      return ({ after, events, at }) => {
        // A day counts for good once it is over; until then a pause may still take it out, by the clock's own rule.
        const over = elapsedDays(after.clock, Date.parse(at) - 24 * 3_600_000);
        if (events.some(({ type }) => type === 'case-opened' || type === 'case-reopened')) {
          used = 0;
          worked = daysWorked(at);
        }
        if (after.status !== 'open') return;
        must(over >= used && over >= 0, 'days that are over stay over');
        must([0, 1].includes(elapsedDays(after.clock, at) - over), 'one day is under way at most');
        must((after.effects.left?.usedDays ?? 0) >= 0, 'a step takes no less than nothing');
        used = over;
        const asked = after.supplement && !after.supplement.answeredAt && !after.supplement.closedAt;
        const pause = after.clock.pauses.at(-1);
        const still = pause !== undefined && pause.until === undefined;
        const waits = Boolean(asked || after.body || after.waits);
        must(still === waits, 'the clock stands while something is waited for');
        must(
          elapsedDays(after.clock, at) === worked(at, waits),
          'days on which it stood are not counted, all others are',
        );
      };
    });
  });

  test('then what is closed stays closed until it is reopened, a withdrawal for good, and what was done is not done twice', () => {
    inEveryCourse(() => {
      let last: Moment | undefined;
      return (moment) => {
        mustStayClosed(moment, isTold);
        if (last?.command === moment.command && last.events.length > 0) happensOnce(moment);
        last = moment;
      };
    });
  });

  test('then a case holds what its claim says, and nothing when it was refused or withdrawn', () => {
    inEveryCourse(() => ({ after, claimed }) => {
      must(claimed.join() === (after.hold?.claim ?? ''), `${claimed.join()} is what the case holds`);
      if (after.status === 'closed' && after.outcome?.outcome !== 'approved')
        must(after.hold === undefined, 'who got nothing holds nothing');
    });
  });

  test('then nobody has their own case, nobody confirms what they proposed, and one command makes one event at most', () => {
    inEveryCourse(() => ({ before, after, events, by }) => {
      must(after.owner !== 'talent', 'nobody has their own case');
      must(events.length <= 1, 'one command makes one event at most');
      mustBeSeconded({ before, after, events }, by, before.settings.fourEyes);
    });
  });
});

/** Waiting, moving and asking may be legal again from where the first one led; these are not. */
const once = ['open', 'decide', 'second', 'reopen', 'withdraw', 'grant', 'extend', 'warn', 'overdue', 'escalate'];

function happensOnce({ command, before, after, events, code }: Moment) {
  if (once.includes(command.type)) must(events.length === 0, `${command.type} happens once`);
  if (command.type === 'grant') must(code === undefined, 'a repeated request finds its own grant');
  must(after.decisions === before.decisions, 'a repeated command decides nothing');
}
