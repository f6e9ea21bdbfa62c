import fc from 'fast-check';
import { must } from '../../../shared/testing/reached.ts';
import { application } from '../application/aggregate.ts';
import { consents } from '../consents/consents.ts';
import { shareForFlows } from '../consents/sharing.ts';
import type { Consents } from '../domain/consent-state.ts';
import { inForce } from '../domain/consents.ts';
import { employmentStands } from '../domain/employment.ts';
import { isForOutcomes, outcomeReaders } from '../domain/links.ts';
import { type Application, isUnderWay } from '../domain/state.ts';
import { employment } from '../employment/aggregate.ts';
import { askForFlows, employerConsent, isForEmployer } from '../employment/asking.ts';
import { type LaneName, laneNames } from '../lanes.ts';
import type { playground } from './played.ts';

type Play = ReturnType<typeof playground>;
export interface About {
  recipient: string;
  purpose: string;
}
const person = 'ana';
const forEach = (purpose: string, recipients: readonly string[]): About[] =>
  recipients.map((recipient) => ({ recipient, purpose }));

/** What can be consented to that makes something flow from the talent service; the rest flows elsewhere. */
const here = [
  ...forEach('handling', [...laneNames, 'employer']),
  ...forEach('outcome-reuse', ['education', 'housing']),
];
/** Those and what the wallet and the notices act upon, which must stop nothing here. */
export const about: fc.Arbitrary<About> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...here) },
  { weight: 1, arbitrary: fc.constantFrom(...forEach('document-reuse', laneNames), ...forEach('notices', laneNames)) },
);
export const atFirst: readonly About[] = here;

/** Departments to which a child can be named alone. */
const forChildren = ['education', 'medical'];

/**
 * Gives a consent as its door does, for the person and for the children where they are named; or withdraws what is in
 * force. Answers what the door does after that, which may come when other things have happened.
 */
export function consent(
  play: Play,
  { recipient, purpose }: About,
  give: boolean,
  number: number,
  family: readonly string[],
) {
  const children = forChildren.includes(recipient) && purpose === 'handling' ? family : [];
  const afterwards: (() => Promise<void>)[] = [];
  for (const subject of give ? [person, ...children] : []) {
    const terms = { subject, recipient, purpose };
    const consentId = `${purpose}-${recipient}-${subject}-${number}`;
    const given = play.execute(consents, person, { type: 'give', consentId, ...terms }, person);
    if (!given.ok) continue;
    const state = given.state as Consents;
    const kit = play.kitFor(person, consentId);
    if (isForEmployer(terms)) afterwards.push(() => askForFlows(state, person, kit));
    if (isForOutcomes(terms)) afterwards.push(() => shareForFlows({ state, version: given.version }, person, kit));
  }
  const standing = Object.entries(play.stateOf(consents, person).consents).filter(
    ([, one]) => one.recipient === recipient && one.purpose === purpose && one.withdrawnAt === undefined,
  );
  if (!give)
    for (const [consentId] of standing) play.execute(consents, person, { type: 'withdraw', consentId }, person);
  return async () => {
    for (const each of afterwards) await each();
  };
}

/** What a submission says of the consents, as they were read before it. */
export function underOf(given: Consents, asOf: number, services: readonly LaneName[]) {
  const readers = { asOf, services: outcomeReaders(given, person, services) };
  return { readers, employer: employerConsent(given, person) !== undefined };
}

/** Once everything has arrived, no outcome is shared and no employer asked without the consent to that. */
export function mustNotFlow(play: Play, ids: readonly string[]) {
  const given = play.stateOf(consents, person);
  const stands = (terms: About) => inForce(given, { subject: person, ...terms }) !== undefined;
  for (const id of ids) {
    const state = play.stateOf(application, id);
    if (state.submittedAt === undefined || state.person !== person) continue;
    for (const recipient of state.readers?.services ?? [])
      must(stands({ recipient, purpose: 'outcome-reuse' }), `${recipient} sees an outcome by a consent in force`);
    const { open } = play.stateOf(employment, id);
    must(!open || stands({ recipient: 'employer', purpose: 'handling' }), 'an employer is asked by a consent in force');
    must(!open || isUnderWay(state), 'an employer is asked while the application is under way');
  }
}

/** Departments believe of the employment what stands: what the submission said, and what was told since. */
export function mustBeToldRight(play: Play, ids: readonly string[]) {
  for (const id of ids) {
    const { state, open } = believed(play, id);
    const one = play.stateOf(employment, id);
    if (!isUnderWay(play.stateOf(application, id)) || play.stateOf(application, id).person !== person) continue;
    // A question that ended with its application is told as it stood; only a department's event opens it again.
    if (one.ended) continue;
    const stands = employmentStands(one);
    must(state === stands, `departments that believe ${state} are told that the employment of ${id} stands ${stands}`);
    must(open === one.open, `departments believe rightly that an employer ${one.open ? 'is' : 'is not'} shown ${id}`);
  }
}

interface Belief {
  state: string;
  open: boolean;
}
function believed({ published }: Play, id: string): Belief {
  let belief: Belief = { state: 'not-asked', open: false };
  for (const { type, data } of published) {
    const told = data as { applicationId?: string; employment?: { state: string } } & Belief;
    if (told.applicationId !== id) continue;
    if (type === 'plus.talent.application-submitted.v1' && told.employment) belief = { ...told.employment, open: true };
    if (type === 'plus.talent.employment-answered.v1') belief = { state: told.state, open: told.open };
  }
  return belief;
}

/** Nothing but a consent to a department's own work stops its lane. */
export function mustStopByConsent(play: Play) {
  const given = Object.values(play.stateOf(consents, person).consents);
  const ever = (lane: string) =>
    given.some((one) => one.purpose === 'handling' && one.recipient === lane && one.withdrawnAt !== undefined);
  for (const { command, events, before } of play.moves) {
    if (command.type !== 'stop-lanes' || events.length === 0 || (before as Application).person !== person) continue;
    const { services } = command as { type: string; services: readonly string[] };
    must(services.every(ever), `${services.join()} stop since a consent to their work was withdrawn`);
  }
}
