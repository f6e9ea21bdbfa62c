import { toShanghai } from '../../shared/calendar/index.ts';
import { standingOf } from '../../shared/casework/domain/index.ts';
import { ifDeclined, isStaff, lineAggregate, lineReactions, positionIn } from '../../shared/casework/index.ts';
import { inOrder } from '../../shared/casework/line/state.ts';
import { type Handle, type Kit, notFound, on } from '../../shared/service/index.ts';
import { desk, housingCase } from './case.ts';
import { housingContract } from './contract.ts';
import {
  declinesAllowed,
  defaultClass,
  housingDepartment as department,
  isUnitKind,
  queueOrder,
} from './department.ts';
import type { HousingCase } from './domain/case.ts';
import { holdOf, unit } from './units/unit.ts';

type Operations = typeof housingContract.operations;

/** The queue of a kind of home. */
export const queue = lineAggregate(housingContract.events.turnGiven);

const rules = {
  waitsIn: 'QUEUED',
  rankOf: ({ priority = defaultClass }: HousingCase) => queueOrder.classes.indexOf(priority),
  itemOf: ({ id }: { id: string }) => ({ id }),
};
/** The queue of a case; there is none for a subsidy or an answer. */
const kindOf = ({ answers }: HousingCase): string | undefined => (isUnitKind(answers?.kind) ? answers.kind : undefined);

/** Whether others who wait and are ready come before this case; who gave this unit back does not. */
export async function comesNext(kit: Kit, caseId: string, unitId: string | undefined): Promise<boolean> {
  const own = await kit.load(housingCase, caseId);
  const kind = kindOf(own.state);
  const standing = standingOf(rules, own.state, own.head.version);
  if (kind === undefined || !standing.waiting) return true;
  const { cases } = (await kit.load(queue, kind)).state;
  const order = inOrder({ cases: { ...cases, [caseId]: standing } });
  const before = order.slice(
    0,
    order.findIndex((one) => one.caseId === caseId),
  );
  for (const { caseId: other, place, left } of before) {
    if (!place.ready || left.some(({ id }) => id === unitId)) continue;
    // The queue follows its cases by a moment; whether this one still waits, it alone knows.
    const { state, head } = await kit.load(housingCase, other);
    if (standingOf(rules, state, head.version).waiting?.ready) return false;
  }
  return true;
}

const queuePlace: Handle<Operations['queuePlace']> = async ({ params: { caseId }, principal }, kit) => {
  const { state } = await kit.load(housingCase, caseId);
  const { priority = defaultClass, offers = [], declined } = state as HousingCase;
  const kind = kindOf(state);
  const seen = isStaff(principal, department) || state.person === principal.subject;
  if (!seen || kind === undefined) return notFound;
  const { text, source, certainty, verifiedAt } = queueOrder;
  const effect = ifDeclined(department, state);
  const place = positionIn((await kit.load(queue, kind)).state, caseId);
  const body = {
    caseId,
    ...place,
    asOf: toShanghai(kit.now()),
    priority,
    declinesLeft: Math.max(0, declinesAllowed - declined),
    ...(effect && { ifDeclined: effect }),
    rule: { text, source, certainty, verifiedAt },
    offers: [...offers],
  };
  return { ok: true, body };
};

export const queueHandles = { queuePlace };

/** A unit that is new, or offered again, goes to the next in its queue as one that was given back does. */
const unitOffered = on(housingContract.events.unitOffered, ({ data: { unitId, kind } }, kit) =>
  kit.execute(queue, kind, { type: 'free', items: [{ id: unitId }] }),
);

const follows = lineReactions({
  desk,
  events: housingContract.events,
  line: queue,
  rules,
  lineOf: ({ kind }) => (isUnitKind(kind) ? kind : undefined),
  holdFor: async (unitId, kit) => {
    const { details, withdrawn } = (await kit.load(unit, unitId)).state;
    return details && !withdrawn ? holdOf(details) : undefined;
  },
  takeTurn: (hold, key) => ({ type: 'take-turn', hold, key }) as const,
});

export const queueReactions = [...follows, unitOffered];
