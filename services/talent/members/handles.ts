import { localDateOf } from '../../../shared/calendar/index.ts';
import { everyRow } from '../../../shared/rights/index.ts';
import { type Handle, type Kit, listing, notFound } from '../../../shared/service/index.ts';
import type { talentContract } from '../contract.ts';
import { birthFault } from '../domain/born.ts';
import type { Member } from '../domain/member.ts';
import { ownView } from '../openings/openings.ts';
import { restrictAdded } from '../rights/restrict.ts';
import { member, membersOf } from './aggregate.ts';
import { birthRefusal } from './refusals.ts';

type Operations = typeof talentContract.operations;
type Known = Partial<Record<'name' | 'birthDate', string | undefined>>;

/** Under the member's own key, so that a removal erases theirs alone. */
export async function sealedKnown<K extends Known>(memberId: string, known: K, kit: Kit) {
  const keyring = kit.keyring();
  const { name, birthDate } = known;
  return {
    ...(name !== undefined && { name: await keyring.seal(memberId, 'member/name', name) }),
    ...(birthDate !== undefined && { birthDate: await keyring.seal(memberId, 'member/birthDate', birthDate) }),
  };
}

export const rowOf = ({ relation, addedAt }: Member, memberId: string) => ({ memberId, relation, addedAt });

/** A member of the caller's family who was not removed. */
export async function own(memberId: string, person: string, kit: Kit) {
  const { state, head } = await kit.load(member, memberId);
  const { name, birthDate } = state;
  const there = state.person === person && !state.removed && name && birthDate;
  return there ? { state, name, birthDate, version: head.version } : undefined;
}

/** Whether somebody is of the caller's family. */
export const isOwnMember = async (memberId: string, person: string, kit: Kit): Promise<boolean> =>
  (await own(memberId, person, kit)) !== undefined;

/** As the list of members has it; two added at the same moment are told apart when an application names both. */
async function hasSpouseBeside(memberId: string, person: string, kit: Kit): Promise<boolean> {
  const all = await everyRow<Pick<Member, 'relation'> & { memberId: string }>(kit, membersOf(person));
  return all.some((one) => one.relation === 'spouse' && one.memberId !== memberId);
}

const addMember: Handle<Operations['addMember']> = async ({ body, principal }, kit) => {
  const { relation, name, birthDate } = body;
  const fault = birthFault(relation, birthDate, localDateOf(kit.now()));
  if (fault) return { ok: false, refusal: birthRefusal(fault) };
  const memberId = `m-${kit.newId()}`;
  const known = (await kit.load(member, memberId)).state;
  // Asked again after the removal: sealing would make the key anew that has gone.
  if (known.removed) return { ok: true, body: rowOf(known, memberId) };
  if (relation === 'spouse' && (await hasSpouseBeside(memberId, principal.subject, kit)))
    return { ok: false, refusal: { code: 'second-spouse', pointer: '/relation' } };
  const keyring = kit.keyring();
  const sealed = {
    name: await keyring.seal(memberId, 'member/name', name),
    birthDate: await keyring.seal(memberId, 'member/birthDate', birthDate),
  };
  const added = await kit.begin(member, memberId, { type: 'add', relation, ...sealed });
  await restrictAdded(principal.subject, memberId, kit);
  return added.ok ? { ok: true, body: rowOf(added.state, memberId) } : added;
};

const getMember: Handle<Operations['getMember']> = async ({ params: { memberId }, principal }, kit) => {
  const found = await own(memberId, principal.subject, kit);
  if (!found) return notFound;
  const purpose = { who: principal.subject, why: ownView, caseId: memberId };
  const name = await kit.keyring().open(found.name, purpose);
  const birthDate = await kit.keyring().open(found.birthDate, purpose);
  if (!name.ok || !birthDate.ok) return notFound;
  const body = { ...rowOf(found.state, memberId), name: name.value, birthDate: birthDate.value };
  return { ok: true, body, version: found.version };
};

const removeMember: Handle<Operations['removeMember']> = async ({ params: { memberId }, expectedVersion }, kit) => {
  const done = await kit.execute(member, memberId, { type: 'remove' }, expectedVersion);
  return done.ok ? { ok: true, body: { memberId, removed: done.state.removed }, version: done.version } : done;
};

export const memberHandles = {
  addMember,
  listMembers: listing<Operations['listMembers']>(({ principal }) => membersOf(principal.subject)),
  getMember,
  removeMember,
};
