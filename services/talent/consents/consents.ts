import { localDateOf } from '../../../shared/calendar/index.ts';
import { draft, type EventDraft } from '../../../shared/contract/index.ts';
import type { Aggregate } from '../../../shared/log/aggregate.ts';
import { asNow, type Handle, notFound } from '../../../shared/service/index.ts';
import type { talentContract } from '../contract.ts';
import type { Consent, Consents } from '../domain/consent-state.ts';
import {
  type ConsentCode,
  type ConsentCommand,
  type ConsentEvent,
  decideConsents,
  evolveConsents,
  forgottenConsents,
  inForce,
  noConsents,
  stoppedBy,
} from '../domain/consents.ts';
import { isForOutcomes } from '../domain/links.ts';
import { retentionDues } from '../domain/retention.ts';
import { askForFlows, isForEmployer } from '../employment/asking.ts';
import { isOwnMember } from '../members/handles.ts';
import { rightsEvents } from '../rights/events.ts';
import { catalogue, offerOf } from './catalogue.ts';
import { consentGiven, consentWithdrawn } from './events.ts';
import { shareForFlows } from './sharing.ts';

type Operations = typeof talentContract.operations;

/** The consents of one person; its id is the person's. */
export const consents: Aggregate<Consents, ConsentCommand, ConsentEvent, ConsentCode> = {
  name: 'consents',
  initial: noConsents,
  decide: decideConsents,
  evolve: evolveConsents,
  publish: published,
  dues: retentionDues,
  personal: { of: (_state, person) => person, forgotten: forgottenConsents },
};

function published(event: ConsentEvent, state: Consents, { id: person, at }: { id: string; at: string }): EventDraft[] {
  if (event.type === 'halt-noted') return haltedIn(state, Object.keys(state.flows), person, at);
  if (event.type === 'flow-noted') return haltedIn(state, [event.applicationId], person, at);
  if (event.type in retentionStatuses) return retentionIn(event as RetentionEvent, state, person, at);
  if (event.type !== 'consent-given' && event.type !== 'consent-withdrawn') return [];
  const { type, ...terms } = event;
  const told = type === 'consent-given' ? consentGiven : consentWithdrawn;
  return [draft(told, `consent/${terms.consentId}`, { ...terms, person, at })];
}

const retentionStatuses = { 'flow-announced': 'ANNOUNCED', 'flow-kept': 'KEPT', 'flow-retired': 'RETIRED' } as const;
type RetentionEvent = Extract<ConsentEvent, { type: keyof typeof retentionStatuses }>;

/** How the retention of an application is getting on, told to its person; every service hears of its end. */
function retentionIn({ type, applicationId }: RetentionEvent, { flows }: Consents, person: string, at: string) {
  const { services = [], retiresAt } = flows[applicationId] ?? {};
  const told = { applicationId, person, services: [...services], at };
  const on = type === 'flow-announced' && retiresAt ? { on: localDateOf(retiresAt) } : {};
  const progress = { ...told, status: retentionStatuses[type], ...on };
  return [
    // Of its own subject, since an application's other events are counted in another stream.
    draft(rightsEvents.retentionProgressed, `retention/${applicationId}`, progress),
    ...(type === 'flow-retired' ? [draft(rightsEvents.recordRetired, `application/${applicationId}`, told)] : []),
  ];
}

/** Flow and halt are noted in one stream, so whichever comes second tells the departments of both. */
function haltedIn({ halted, flows }: Consents, among: readonly string[], person: string, at: string): EventDraft[] {
  if (!halted) return [];
  return among.flatMap((applicationId) => {
    const { services = [], ended = true } = flows[applicationId] ?? {};
    const { recipients, version } = halted;
    const told = { applicationId, person, services: [...services], recipients: [...recipients], version, at };
    return ended ? [] : [draft(rightsEvents.processingHalted, `application/${applicationId}`, told)];
  });
}

const unnamed = { zh: '不再提供的同意事项', en: 'A consent that is no longer offered' };

function shown(person: string, [consentId, consent]: [string, Consent]) {
  const { text = unnamed, effect = unnamed } = offerOf(consent, consent.subject !== person) ?? {};
  return { consentId, ...consent, text, effect };
}

export const giveConsent: Handle<Operations['giveConsent']> = async ({ body, principal }, kit) => {
  const { memberId, ...asked } = body;
  const forMember = memberId !== undefined;
  if (!offerOf(asked, forMember)) return { ok: false, refusal: { code: 'not-offered', pointer: '/purpose' } };
  if (forMember && !(await isOwnMember(memberId, principal.subject, kit)))
    return { ok: false, refusal: { code: 'member-unknown', pointer: '/memberId' } };
  const terms = { ...asked, subject: memberId ?? principal.subject };
  const given = await kit.execute(consents, principal.subject, { type: 'give', consentId: kit.newId(), ...terms });
  const found = given.ok ? inForce(given.state, terms) : undefined;
  if (!given.ok || !found) return notFound;
  const now = await asNow(consents, given, kit);
  if (isForEmployer(body)) await askForFlows(now.state, principal.subject, kit);
  if (isForOutcomes(body)) await shareForFlows(now, principal.subject, kit);
  return { ok: true, body: shown(principal.subject, found) };
};

export const withdrawConsent: Handle<Operations['withdrawConsent']> = async ({ params, principal }, kit) => {
  const { consentId } = params;
  const done = await kit.execute(consents, principal.subject, { type: 'withdraw', consentId });
  const consent = done.ok ? done.state.consents[consentId] : undefined;
  return consent ? { ok: true, body: shown(principal.subject, [consentId, consent]) } : notFound;
};

export const previewWithdrawal: Handle<Operations['previewWithdrawal']> = async ({ params, principal }, kit) => {
  const { state } = await kit.load(consents, principal.subject);
  const consent = state.consents[params.consentId];
  if (!consent) return notFound;
  const stops = consent.withdrawnAt === undefined ? stoppedBy(state, consent, principal.subject) : [];
  return { ok: true, body: { effect: shown(principal.subject, [params.consentId, consent]).effect, stops } };
};

export const listConsents: Handle<Operations['listConsents']> = async ({ principal }, kit) => {
  const { state } = await kit.load(consents, principal.subject);
  const items = Object.entries(state.consents).map((one) => shown(principal.subject, one));
  return { ok: true, body: { items, offered: catalogue } };
};
