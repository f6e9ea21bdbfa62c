import { localDateOf } from '../../../shared/calendar/index.ts';
import type { FieldFault } from '../../../shared/contract/index.ts';
import { shortDigest } from '../../../shared/log/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { offerOf } from '../consents/catalogue.ts';
import { consents } from '../consents/consents.ts';
import type { Answered } from '../domain/answers.ts';
import { secondSpouses } from '../domain/born.ts';
import type { Consents } from '../domain/consent-state.ts';
import { inForce } from '../domain/consents.ts';
import { ageOn, isUnder14 } from '../domain/member.ts';
import { type Named, type Naming, namingsIn, type Ward } from '../domain/named.ts';
import type { SealedForm } from '../domain/state.ts';
import { unknownMember } from '../domain/submission.ts';
import { ownView } from '../openings/openings.ts';
import { formDefinition } from '../questions/definition.ts';
import { talentRefusals } from '../refusals.ts';
import { own } from './handles.ts';
import { secondSpouse } from './refusals.ts';

interface Whose {
  person: string;
  applicationId: string;
}
interface Looked extends Whose {
  form: SealedForm;
  given: Consents;
}

/** Every member whom a form names, for the department that asks; each that is wrong, or lacks its guardian's consent, by its place. */
export async function membersNamed({ applicationId, form, person, given }: Looked, kit: Kit) {
  const namings = namingsIn(formDefinition, form);
  const ids = [...new Set(namings.map(({ memberId }) => memberId))];
  const whose = { person, applicationId };
  const found = await Promise.all(ids.map(async (id) => [id, await knownOf(id, whose, kit)] as const));
  const known = new Map(found);
  const all = namings.map((one) => named(one, known.get(one.memberId), given));
  const relations = namings.flatMap(({ pointer, memberId }) => {
    const relation = known.get(memberId)?.relation;
    return relation ? [{ pointer, memberId, relation }] : [];
  });
  return {
    spouses: secondSpouses(relations).map(secondSpouse),
    unknown: all.flatMap(({ unknown = [] }) => unknown),
    unguarded: all.flatMap(({ unguarded = [] }) => unguarded),
    members: all.flatMap(({ member = [] }) => member),
  };
}

/** Children under fourteen whom a draft names, for whom their guardian's consent is not there; who is unknown is told at submission. */
export async function awaitedIn(form: Answered, person: string, kit: Kit): Promise<Ward[]> {
  const namings = namingsIn(formDefinition, form);
  if (namings.length === 0) return [];
  const { state: given } = await kit.load(consents, person);
  const lacking = namings.filter((one) => !inForce(given, termsOf(one)));
  const young = await Promise.all(lacking.map(({ memberId }) => isYoung(memberId, person, kit)));
  return lacking.filter((_one, at) => young[at]).map(({ service, memberId }) => ({ service, memberId }));
}

async function isYoung(memberId: string, person: string, kit: Kit): Promise<boolean> {
  const found = await own(memberId, person, kit);
  const born = found && (await kit.keyring().open(found.birthDate, { who: person, why: ownView, caseId: memberId }));
  return born?.ok === true && isUnder14(born.value, localDateOf(kit.now()));
}

const termsOf = ({ service, memberId }: Ward) => ({ subject: memberId, recipient: service, purpose: 'handling' });

type Known = Omit<Named, 'service'>;

/** One of the talent's family, opened for themselves, as departments get to know them: under the application's key. */
async function knownOf(memberId: string, { person, applicationId }: Whose, kit: Kit): Promise<Known | undefined> {
  const found = await own(memberId, person, kit);
  if (!found) return undefined;
  const keyring = kit.keyring();
  const purpose = { who: person, why: ownView, caseId: memberId };
  const [name, born] = [await keyring.open(found.name, purpose), await keyring.open(found.birthDate, purpose)];
  if (!name.ok || !born.ok) return undefined;
  const today = localDateOf(kit.now());
  const seal = <T>(field: string, value: T) => keyring.seal(memberId, `member/${field}`, value, applicationId);
  // Under the talent's key, so that a child who was removed and added again is known as the same.
  const { box } = await keyring.seal(person, 'member/identity', [name.value, born.value]);
  return {
    ...{ memberId, relation: found.state.relation, identity: shortDigest('member', box) },
    name: await seal('name', name.value),
    birthDate: await seal('birthDate', born.value),
    age: await seal('age', ageOn(born.value, today)),
    guarded: isUnder14(born.value, today),
  };
}

function named(
  { service, memberId, pointer, names }: Naming,
  known: Known | undefined,
  given: Consents,
): { unknown?: FieldFault; unguarded?: FieldFault; member?: Named } {
  if (!known || !names.includes(known.relation)) return { unknown: unknownMember(pointer) };
  const terms = termsOf({ service, memberId });
  if (known.guarded && !inForce(given, terms)) return { unguarded: unconsentedFault(pointer, terms) };
  return { member: { service, ...known } };
}

function unconsentedFault(pointer: string, terms: { recipient: string; purpose: string }): FieldFault {
  const { rule, mend } = talentRefusals['member-consent-missing'];
  const { zh, en } = offerOf(terms, true)?.text ?? rule;
  return { pointer, rule: { zh: `${rule.zh}“${zh}”`, en: `${rule.en} “${en}”` }, mend };
}
