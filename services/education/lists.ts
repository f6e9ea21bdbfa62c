import { standingOf } from '../../shared/casework/domain/index.ts';
import { isStaff, keepTurn, lineAggregate } from '../../shared/casework/index.ts';
import { inOrder, type Standing } from '../../shared/casework/line/state.ts';
import { type Handle, type Kit, notFound, on, type Reacted } from '../../shared/service/index.ts';
import { desk, educationCase } from './case.ts';
import { educationContract } from './contract.ts';
import { educationDepartment as department } from './department.ts';
import { type EducationCase, isReady, termOf, wishesOf } from './domain/case.ts';
import { rankOf } from './domain/draw.ts';
import { listOf, listOfPlace } from './domain/wishes.ts';
import { placeNamed } from './schools/places.ts';

type Operations = typeof educationContract.operations;
const { placeStanding, turnGiven } = educationContract.events;

/** Who waits for a place at a school in a school year. */
export const waitingList = lineAggregate(turnGiven);

/** Where a case stands, as one of the lists wants to know it. */
function standingOn(list: string, state: EducationCase, version: number): Standing {
  const { schoolYear } = termOf(state);
  const wish = wishesOf(state).find(({ schoolId }) => listOf(schoolId, schoolYear) === list);
  const { hold, left = [], ...rest } = state;
  const mine = (place: { id: string }) => listOfPlace(place) === list;
  const seen = { ...rest, left: left.filter(mine), ...(hold && mine(hold) && { hold }) };
  const rules = {
    waitsIn: 'COORDINATED',
    rankOf: () => rankOf(state, wish ?? { preference: 0 }),
    itemOf: ({ id }: { id: string }) => ({ id }),
  };
  const { waiting, ...standing } = standingOf(rules, seen, version);
  return wish && waiting ? { ...standing, waiting: { ...waiting, ready: isReady(state) } } : standing;
}

/** The lists of a case hear where it stands; an event only says that there is something to see. */
async function noteOnLists(caseId: string, kit: Kit): Promise<Reacted> {
  const { state, head } = await kit.load(educationCase, caseId);
  for (const list of (state as EducationCase).lists ?? [])
    await kit.execute(waitingList, list, { type: 'note', caseId, ...standingOn(list, state, head.version) });
  return { ok: true };
}

/** Whether the case waits for this school and nobody who is ready comes before it. */
export async function comesNext(kit: Kit, caseId: string, schoolId: string): Promise<boolean> {
  const { state, head } = await kit.load(educationCase, caseId);
  // Where nothing can be placed the case itself says so.
  if (state.stage !== 'COORDINATED') return true;
  const list = listOf(schoolId, termOf(state).schoolYear);
  const own = standingOn(list, state, head.version);
  if (!own.waiting) return false;
  const { cases } = (await kit.load(waitingList, list)).state;
  for (const { caseId: other, place } of inOrder({ cases: { ...cases, [caseId]: own } })) {
    if (other === caseId) break;
    if (!place.ready) continue;
    // The list follows its cases by a moment; whether this one still waits, it alone knows.
    const before = await kit.load(educationCase, other);
    if (standingOn(list, before.state, before.head.version).waiting?.ready) return false;
  }
  return true;
}

const shownAtMost = 200;

const showWaitingList: Handle<Operations['showWaitingList']> = async ({ params: { listId }, principal }, kit) => {
  const { state, head } = await kit.load(waitingList, listId);
  if (!isStaff(principal, department) || head.version === 0) return notFound;
  const order = inOrder(state);
  const items = order
    .slice(0, shownAtMost)
    .map(({ caseId, place: { since, ready } }, at) => ({ position: at + 1, caseId, since, ready }));
  return { ok: true, body: { listId, of: order.length, free: state.free.length, items } };
};

export const listHandles = { showWaitingList };

export const listReactions = [
  on(placeStanding, ({ data }, kit) => noteOnLists(data.caseId, kit)),
  on(turnGiven, async ({ data }, kit) => {
    const { line, caseId, itemId } = data;
    const schoolYear = Number(line.slice(line.lastIndexOf('-') + 1));
    const { state } = await kit.load(educationCase, caseId);
    // A case that has gone on to another school year takes no place of this one.
    if (termOf(state).schoolYear !== schoolYear)
      return kit.execute(waitingList, line, { type: 'pass-on', itemId, caseId, taken: false });
    const turn = { ...data, hold: await placeNamed(kit, itemId, schoolYear) };
    return keepTurn(desk, waitingList, turn, (hold, key) => ({ type: 'take-turn', hold, key }) as const, kit);
  }),
];
