import type * as z from 'zod/mini';
import { toShanghai } from '../../calendar/index.ts';
import type { Refusal } from '../../contract/index.ts';
import { hasRole, type Principal } from '../../identity/index.ts';
import { type Kit, notFound } from '../../service/index.ts';
import { decisionKinds } from '../contract/four-eyes.ts';
import settings from '../data/settings.json' with { type: 'json' };
import type { Department } from '../department.ts';
import { type CaseHandles, type Desk, isStaff, leads } from '../desk.ts';
import {
  defaultEyes,
  eyesAt,
  type FourEyes,
  type FourEyesAggregate,
  type FourEyesChoice,
  fourEyesOf,
  kindsFor,
} from '../domain/four-eyes.ts';

const outcomes: Readonly<Record<string, { zh: string; en: string }>> = {
  approved: { zh: '任何通过的决定', en: 'Every approval' },
  rejected: { zh: '任何不予通过的决定', en: 'Every rejection' },
};

/** The department's cases as they are decided now: what needs a second person is in their settings. */
export async function watched<A, Facts extends z.ZodMiniType, C, R extends string>(
  { department, aggregate, grantsFen }: Desk<A, Facts, C, R>,
  kit: Kit,
): Promise<typeof aggregate> {
  const { state: choice } = await kit.recall(fourEyesOf(department), department.name);
  return {
    ...aggregate,
    decide: (command, state, context) => {
      const eyes = eyesAt(choice, context.at, defaultEyes(department));
      const fourEyes = kindsFor(department, eyes, grantsFen?.(state));
      return aggregate.decide(command, { ...state, settings: { ...state.settings, fourEyes } }, context);
    },
  };
}

const worded = ({ reasons }: Department, kinds: readonly string[]) =>
  kinds.map((kind) => ({ kind, text: outcomes[kind] ?? reasons[kind]?.text ?? { zh: kind, en: kind } }));

const shownEyes = (department: Department, { kinds, aboveFen }: FourEyes) => ({
  kinds: worded(department, kinds),
  ...(aboveFen !== undefined && { above: { amount: aboveFen, currency: 'CNY' as const } }),
});

function shownChoice(department: Department, choice: FourEyesChoice, now: number) {
  const { chosen } = choice;
  const at = toShanghai(now);
  return {
    inForce: shownEyes(department, eyesAt(choice, at, defaultEyes(department))),
    ...(chosen && at < chosen.from && { next: { ...shownEyes(department, chosen), from: chosen.from } }),
    ...(chosen && { chosen: { by: chosen.by, at: chosen.at, reason: chosen.reason } }),
    possible: worded(department, decisionKinds(department)),
    note: settings.fourEyesNote,
    certainty: 'made-up' as const,
  };
}

/** Four eyes, shown to the department and to ops, and chosen by its lead or by ops. */
export function fourEyesHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  { department }: Desk<A, Facts, C, R>,
  aggregate: FourEyesAggregate = fourEyesOf(department),
): Pick<CaseHandles<z.ZodMiniType>, 'getFourEyes' | 'setFourEyes'> {
  const { name } = department;
  const isOps = (principal: Principal) => hasRole(principal, 'ops');
  return {
    getFourEyes: async ({ principal }, kit) => {
      if (!isStaff(principal, department) && !isOps(principal)) return notFound;
      const { state, head } = await kit.load(aggregate, name);
      return { ok: true, body: shownChoice(department, state, kit.now()), version: head.version };
    },
    setFourEyes: async ({ body: { kinds, above, reason }, principal, expectedVersion }, kit) => {
      if (!leads(principal, department) && !isOps(principal)) return notFound;
      const command = { type: 'set-four-eyes', kinds, reason, ...(above && { aboveFen: above.amount }) } as const;
      const done = await kit.execute(aggregate, name, command, expectedVersion);
      if (!done.ok) return { ok: false, refusal: done.refusal as Refusal<'no-amounts'> };
      return { ok: true, body: shownChoice(department, done.state, kit.now()), version: done.version };
    },
  };
}
