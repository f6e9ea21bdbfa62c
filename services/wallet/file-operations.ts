import { localDateOf } from '../../shared/calendar/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import { type Handle, notFound } from '../../shared/service/index.ts';
import { matter, matterOf, reuse } from './aggregates.ts';
import type { walletContract } from './contract.ts';
import { mayReuse } from './domain/consents.ts';
import { dayFault } from './domain/days.ts';
import { isReviewer } from './domain/matter.ts';
import { isKept, subjectOf } from './domain/state.ts';
import { isMember, sealFor } from './family.ts';
import { item, itemLine } from './item.ts';
import { contentOf } from './opening.ts';
import { isOf } from './operations.ts';
import { fileItemId, incomingKey } from './places.ts';
import { maxBytesOf } from './settings.ts';

type Operations = typeof walletContract.operations;

export const uploadItem: Handle<Operations['uploadItem']> = async ({ body, principal: { subject: person } }, kit) => {
  const { kind, memberId, fileName, contentType, bytes, sha256, issuedOn, expiresOn } = body;
  if (kit.env.FILE_SCANNER === 'none') return { ok: false, refusal: { code: 'no-scanner' } };
  if (bytes > maxBytesOf(contentType)) return { ok: false, refusal: { code: 'too-big', pointer: '/bytes' } };
  const fault = dayFault({ issuedOn, expiresOn }, localDateOf(kit.now()));
  if (fault) return { ok: false, refusal: fault };
  const whose = { person, ...(memberId !== undefined && { memberId }) };
  if (memberId !== undefined && !(await isMember(memberId, person, kit))) return unknownMember;
  const name = fileName === undefined ? undefined : await sealFor(whose, 'wallet/file-name', fileName, kit);
  const days = { ...(issuedOn !== undefined && { issuedOn }), ...(expiresOn !== undefined && { expiresOn }) };
  const facts = { ...whose, kind, source: 'upload', certainty: 'told-by-person', ...days };
  const itemId = fileItemId(subjectOf(facts), sha256);
  const file = { contentType, bytes, ...(name && { name }) };
  const done = await kit.execute(item, itemId, { type: 'announce', facts, file });
  if (!done.ok) return done.refusal.code === 'duplicate' ? duplicateOf(itemId) : notFound;
  if (!done.state?.file) return notFound;
  const key = incomingKey(itemId, done.state.file.attempt);
  const address = await kit.files().uploadAddress({ key, bytes, sha256, contentType });
  return { ok: true, body: { item: itemLine(itemId, done.state), upload: { method: 'PUT', ...address } } };
};

const unknownMember = { ok: false, refusal: { code: 'member-unknown', pointer: '/memberId' } } as const;

const duplicateOf = (itemId: string) => {
  const detail = { zh: `它就是材料 ${itemId}。`, en: `It is document ${itemId}.` };
  return { ok: false, refusal: { code: 'duplicate', pointer: '/sha256', detail } } as const;
};

export const getItemContent: Handle<Operations['getItemContent']> = async ({ params, principal }, kit) => {
  const { state } = await kit.load(item, params.itemId);
  if (!isOf(state, principal.subject)) return notFound;
  if (!isKept(state)) return { ok: false, refusal: { code: 'not-ready' } };
  const purpose = { who: principal.subject, why: 'wallet.own-view', caseId: params.itemId, itemId: params.itemId };
  return contentOf(state, purpose, true, kit);
};

/**
 * For a case of the caseworker's own department that was given it, while the case goes on and the person consents; after
 * its end, for whoever has an open review of it, a lead too. To anybody else it is not there.
 */
export const openItem: Handle<Operations['openItem']> = async (
  { params, body: { caseId, purpose }, principal },
  kit,
) => {
  const { subject, department = '' } = principal;
  const { state } = await kit.load(item, params.itemId);
  const use = state?.uses.find((one) => one.service === department && one.caseId === caseId);
  if (!state || !use) return notFound;
  const reviews = isReviewer((await kit.load(matter, matterOf(department, caseId))).state, subject);
  if (!worksFor(principal, department) && !reviews) return notFound;
  if (use.closedAt !== undefined && !reviews) return { ok: false, refusal: { code: 'case-closed' } };
  const { state: said } = await kit.load(reuse, state.facts.person);
  if (!mayReuse(said, department, use.applicationId ?? caseId, state.facts.memberId))
    return { ok: false, refusal: { code: 'consent-missing' } };
  if (!isKept(state)) return { ok: false, refusal: { code: 'not-ready' } };
  const what = use.closedAt === undefined ? purpose : 'review';
  const why = `${department}.${what}`;
  return contentOf(state, { who: subject, why, caseId, itemId: params.itemId }, false, kit);
};
