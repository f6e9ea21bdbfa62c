import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { educationContract } from '../../services/education/contract.ts';
import schools from '../../services/education/data/schools.json' with { type: 'json' };
import { educationDepartment } from '../../services/education/department.ts';
import { windows } from '../../services/education/domain/windows.ts';
import { housingContract } from '../../services/housing/contract.ts';
import units from '../../services/housing/data/units.json' with { type: 'json' };
import { housingDepartment } from '../../services/housing/department.ts';
import { hukouDepartment } from '../../services/hukou/department.ts';
import { medicalContract } from '../../services/medical/contract.ts';
import hospitals from '../../services/medical/data/hospitals.json' with { type: 'json' };
import slots from '../../services/medical/data/slots.json' with { type: 'json' };
import { medicalDepartment } from '../../services/medical/department.ts';
import { fields } from '../contract/index.ts';
import { certainties } from '../rules/model.ts';
import type { Department } from './department.ts';

const departments: Department[] = [hukouDepartment, housingDepartment, educationDepartment, medicalDepartment];

const reason = z.strictObject({
  outcome: z.enum(['approved', 'rejected']),
  text: fields.bilingual(100),
  from: z.optional(z.array(z.string())),
  asked: z.optional(z.literal(true)),
  mend: z.optional(fields.bilingual(200)),
  by: z.optional(fields.bilingual(200)),
  says: z.optional(fields.bilingual(100)),
  source: fields.bilingual(300),
  certainty: z.enum(certainties),
  confirm: z.optional(fields.bilingual(200)),
});

describe.each(departments)('the data of $name', (department) => {
  const { stages, moves, first, reasons, settings } = department;
  const open = Object.keys(stages).filter((code) => !stages[code]?.final);

  test('given its moves, when they are read, then each begins and ends at a stage, and none leaves a final one', () => {
    for (const { from, to } of moves) {
      expect(Object.keys(stages)).toContain(to);
      if (from !== 'open') expect(open).toEqual(expect.arrayContaining([...from]));
    }
  });

  test('given its first stage, when all moves are followed, then every stage is reached, and every open one leads to approval', () => {
    const closure = (start: readonly string[], next: (code: string) => string[]) => {
      const found = new Set(start);
      for (const code of found) for (const other of next(code)) found.add(other);
      return found;
    };
    const leaves = (from: Department['moves'][number]['from'], code: string) => from !== 'open' && from.includes(code);
    const reached = closure([first, ...(stages.WAIT_NEXT_WINDOW ? ['WAIT_NEXT_WINDOW'] : [])], (code) =>
      moves.filter(({ from }) => leaves(from, code)).map(({ to }) => to),
    );
    expect([...reached, 'REJECTED', 'WITHDRAWN'].sort()).toEqual(Object.keys(stages).sort());
    const approving = moves.filter(({ by }) => by === 'approval').flatMap(({ from }) => [...from]);
    const leading = closure(approving, (code) =>
      moves.filter(({ to }) => to === code).flatMap(({ from }) => [...from]),
    );
    expect(open.filter((code) => !leading.has(code))).toEqual([]);
  });

  test('given a stage that waits, when nothing comes, then a person can move the case on by hand', () => {
    const people = ['caseworker', 'grant', 'no-stock', 'approval', 'rejection'];
    for (const code of open.filter((one) => stages[one]?.waits)) {
      const ways = moves.filter(({ by, from }) => people.includes(by) && (from === 'open' || from.includes(code)));
      expect([code, ways.length > 0]).toEqual([code, true]);
    }
  });

  test('given its reasons and settings, when they are read, then they are whole, say on what they rest, and a rejection says how to mend it', () => {
    for (const one of Object.values(reasons)) {
      expect(reason.safeParse(one).success).toBe(true);
      if (one.outcome === 'rejected') expect(one.mend).toBeDefined();
      expect(open).toEqual(expect.arrayContaining([...(one.from ?? [])]));
      expect([one.source.en, one.confirm !== undefined]).toEqual([one.source.en, one.certainty !== 'official']);
    }
    expect(reasons['conditions-met']?.outcome).toBe('approved');
    expect(reasons['supplement-missing']?.asked).toBe(true);
    expect(settings.limitDays).toBeGreaterThan(0);
    expect(settings.warnShare).toBeGreaterThan(0);
    expect(settings.warnShare).toBeLessThan(1);
  });
});

describe('seeds', () => {
  test('given units, schools and slots, when they are registered, then the operations take them as they are', () => {
    const { registerUnit } = housingContract.operations;
    const { registerSchool } = educationContract.operations;
    const { registerSlot, setHospital } = medicalContract.operations;
    for (const unit of units.units) expect(registerUnit.body.safeParse(unit).success).toBe(true);
    for (const school of schools.schools) expect(registerSchool.body.safeParse(school).success).toBe(true);
    for (const slot of slots.slots) expect(registerSlot.body.safeParse(slot).success).toBe(true);
    for (const details of hospitals.hospitals) {
      expect(setHospital.body.safeParse(details).success).toBe(true);
      expect(slots.slots.some((slot) => slot.hospitalId === details.hospitalId)).toBe(true);
    }
  });

  test('given the windows, when they are read, then they follow each other', () => {
    for (const [place, { registration, enrolment, verification, confirmUntil }] of windows.entries()) {
      expect((windows[place - 1]?.confirmUntil ?? '') < registration.from).toBe(true);
      for (const span of [registration, enrolment, ...verification]) expect(span.from < span.until).toBe(true);
      expect(verification.map(({ batch }) => batch)).toEqual([1, 2]);
      for (const [nth, { registeredUntil, until, coordinationOn }] of verification.entries()) {
        expect(registeredUntil <= until && until < coordinationOn && coordinationOn < confirmUntil).toBe(true);
        expect(verification[nth - 1]?.coordinationOn ?? '').not.toBe(coordinationOn);
      }
      // Who registers on the last day still belongs to a batch.
      expect(registration.until <= (verification.at(-1)?.registeredUntil ?? '')).toBe(true);
    }
  });
});
