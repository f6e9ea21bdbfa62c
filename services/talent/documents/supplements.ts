import { localDateOf } from '../../../shared/calendar/index.ts';
import { type Handle, notFound } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { replied } from '../application/replied.ts';
import { consents } from '../consents/consents.ts';
import type { talentContract } from '../contract.ts';
import { answeredWants, strangeAmong } from '../domain/asked.ts';
import { goingTo, unshared } from '../domain/handing.ts';
import { documentsAt } from './documents.ts';
import { unsharedFault } from './unshared.ts';

/** Answers with documents of the caller's wallet, or in words where a department asked in words alone; nothing is sealed for an answer that is refused. */
export const answerSupplements: Handle<(typeof talentContract.operations)['answerSupplements']> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  const { state } = await kit.load(application, params.applicationId);
  if (state.person !== principal.subject) return notFound;
  const { documents = [], services: unnamed = [], items: pointed, text } = body;
  const handed = { documents, unnamed };
  // Of what nobody asked for, that alone is told.
  const strange = strangeAmong(handed, state) !== undefined;
  const wants = answeredWants(handed, state);
  const today = localDateOf(kit.now());
  const pointing = { ...handed, items: pointed, wants, said: text !== undefined };
  const { faults, items } = await documentsAt(state.person, pointing, today, kit);
  if (!strange && faults.length > 0) return { ok: false, refusal: { code: 'documents-unfit', errors: faults } };
  const { state: given } = await kit.load(consents, state.person);
  const errors = unshared(goingTo(items, wants), given, state.person).map(unsharedFault('/items'));
  if (!strange && errors.length > 0) return { ok: false, refusal: { code: 'reuse-consent-missing', errors } };
  const answer =
    text && !strange && (await kit.keyring().seal(principal.subject, 'supplement/answer', text, params.applicationId));
  const command = { type: 'answer-supplements', ...handed, items, ...(answer && { answer }) } as const;
  return replied(await kit.execute(application, params.applicationId, command, expectedVersion));
};
