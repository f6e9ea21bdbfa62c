import { toShanghai } from '../../../shared/calendar/index.ts';
import type { Refusal } from '../../../shared/contract/index.ts';
import type { Executed } from '../../../shared/log/index.ts';
import { type Handle, type Kit, listing, notFound } from '../../../shared/service/index.ts';
import { consents } from '../consents/consents.ts';
import settings from '../data/rights.json' with { type: 'json' };
import type { Request, RequestCode } from '../domain/request.ts';
import type { Restrictions } from '../domain/restriction.ts';
import { retirements } from '../domain/retention.ts';
import { overdueRequests, request, requestsOf, restrictions } from './aggregates.ts';
import { answerBy } from './answer-by.ts';
import { archiveOf } from './archive.ts';
import type { rightsOperations } from './contract.ts';
import { pageOf } from './page.ts';
import { periods } from './periods.ts';
import { answering } from './services.ts';
import { shownRequest } from './shown.ts';
import { heldBy, lanesUnderWay } from './under-way.ts';

type Ops = typeof rightsOperations;
function replied(executed: Executed<Request, RequestCode>) {
  // Each operation declares the codes that its command can be refused with; a test goes through them.
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<never> } as const;
  return { ok: true, body: shownRequest(executed.state, executed.id), version: executed.version } as const;
}

const underWay = { ok: false, refusal: { code: 'lanes-under-way' } } as const;

const askRights: Handle<Ops['askRights']> = async ({ body: { kind }, principal: { subject: person } }, kit) => {
  if (kind === 'erase' && (await lanesUnderWay(person, kit))) return underWay;
  const about = { kind, person, reason: 'asked', services: answering, answerBy: answerBy(kit.now()) } as const;
  return replied(await kit.execute(request, kit.newId(), { type: 'ask', ...about, services: [...answering] }));
};

/** The request, if it is the caller's. */
async function ownRequest(requestId: string, person: string, kit: Kit) {
  const { state, head } = await kit.load(request, requestId);
  return state.status !== 'NONE' && state.person === person ? { state, version: head.version } : undefined;
}

const getRights: Handle<Ops['getRights']> = async ({ params: { requestId }, principal }, kit) => {
  const own = await ownRequest(requestId, principal.subject, kit);
  return own ? { ok: true, body: shownRequest(own.state, requestId), version: own.version } : notFound;
};

/** The archive of an export that is ready and not past its time. */
async function archiveIn(requestId: string, person: string, kit: Kit) {
  const own = await ownRequest(requestId, person, kit);
  if (own?.state.kind !== 'export') return notFound;
  const { status, until = '' } = own.state;
  if (status !== 'READY' || until <= toShanghai(kit.now()))
    return { ok: false, refusal: { code: 'not-ready' } } as const;
  return { ok: true, body: await archiveOf(kit.keyring(), own.state, requestId, kit.now()) } as const;
}

const getArchive: Handle<Ops['getArchive']> = ({ params, principal }, kit) =>
  archiveIn(params.requestId, principal.subject, kit);

const getArchivePage: Handle<Ops['getArchivePage']> = async ({ params, principal }, kit) => {
  const made = await archiveIn(params.requestId, principal.subject, kit);
  return made.ok ? { ok: true, body: { html: pageOf(made.body) } } : made;
};

const confirmErasure: Handle<Ops['confirmErasure']> = async ({ params, principal, expectedVersion }, kit) => {
  const { subject: person } = principal;
  const own = await ownRequest(params.requestId, person, kit);
  const erasable = own?.state.kind === 'erase' && own.state.status === 'READY';
  if (erasable && (await lanesUnderWay(person, kit))) return underWay;
  const command = { type: 'confirm', person, ...(own && (await heldBy(own.state, kit))) } as const;
  return replied(await kit.execute(request, params.requestId, command, expectedVersion));
};

const cancelRights: Handle<Ops['cancelRights']> = async ({ params, principal, expectedVersion }, kit) => {
  const command = { type: 'cancel', person: principal.subject } as const;
  return replied(await kit.execute(request, params.requestId, command, expectedVersion));
};

/** The periods for anyone; a talent who is signed in also sees when their own applications go. */
const listRetention: Handle<Ops['listRetention']> = async ({ principal: { roles, subject } }, kit) => {
  const own = roles.includes('talent') ? { own: retirements((await kit.load(consents, subject)).state) } : {};
  return { ok: true, body: { note: settings.note, items: periods(), ...own } };
};

const { except, texts, source, certainty } = settings.restriction;
const exceptions = [...except.map((code) => texts[code as 'letter']), texts.own, texts.storage];

const shownRestrictions = (state: Restrictions, version: number) => ({
  ok: true as const,
  body: { ...state, recipients: [...state.recipients], exceptions, source, certainty },
  version,
});

const getRestrictions: Handle<Ops['getRestrictions']> = async ({ principal }, kit) => {
  const { state, head } = await kit.load(restrictions, principal.subject);
  return shownRestrictions(state, head.version);
};

const setRestrictions: Handle<Ops['setRestrictions']> = async ({ body, principal, expectedVersion }, kit) => {
  const command = { type: 'restrict', recipients: body.recipients } as const;
  const executed = await kit.execute(restrictions, principal.subject, command, expectedVersion);
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<never> };
  return shownRestrictions(executed.state, executed.version);
};

export const rightsHandles = {
  askRights,
  listRights: listing<Ops['listRights']>(({ principal }) => requestsOf(principal.subject), { descending: true }),
  listOverdueRights: listing<Ops['listOverdueRights']>(() => overdueRequests),
  getRights,
  getArchive,
  getArchivePage,
  confirmErasure,
  cancelRights,
  listRetention,
  getRestrictions,
  setRestrictions,
} as const;
