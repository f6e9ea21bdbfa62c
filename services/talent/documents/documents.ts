import { localDateOf } from '../../../shared/calendar/index.ts';
import type { FieldFault } from '../../../shared/contract/index.ts';
import type { Aggregate } from '../../../shared/log/index.ts';
import { type Kit, on, type Reaction } from '../../../shared/service/index.ts';
import { walletContract } from '../../wallet/contract.ts';
import type { Answered } from '../domain/answers.ts';
import { type Attached, type AttachFault, attached } from '../domain/attached.ts';
import {
  type DocumentNoted,
  type Documents,
  evolveDocuments,
  type Misfit,
  type NoteDocument,
  noDocuments,
  noteDocument,
  type Pointing,
  unfit,
} from '../domain/documents.ts';
import type { Fitting } from '../domain/fitting.ts';
import { namingsIn } from '../domain/named.ts';
import { formDefinition } from '../questions/definition.ts';
import { unfitTexts } from '../refusals.ts';

/** What is known of a person's wallet; its id is the person. */
export const documents: Aggregate<Documents, NoteDocument, DocumentNoted, never> = {
  name: 'documents',
  initial: noDocuments,
  decide: noteDocument,
  evolve: evolveDocuments,
  personal: { of: (_state, id) => id, forgotten: () => noDocuments },
};

const { itemReady, itemExpired, itemDeleted } = walletContract.events;

/** Only what changes whether a supplement may point at a document is heard. */
export const documentsKnown: Reaction[] = [itemReady, itemExpired, itemDeleted].map((event) =>
  on(event, ({ data: { itemId, person, memberId, kind, state, expiresOn, reason }, streamversion: version }, kit) =>
    // What goes with its person is forgotten here by the person's own request.
    reason === 'forgotten'
      ? Promise.resolve({ ok: true } as const)
      : kit.execute(documents, person, { type: 'note-document', itemId, memberId, kind, state, expiresOn, version }),
  ),
);

/** The documents that a supplement points at, by kind; or what is wrong with them, each in words. */
export async function documentsAt(person: string, asked: Pointing, today: string, kit: Kit) {
  const { state } = await kit.load(documents, person);
  const faults = unfit(state, asked, today).map(faultOf);
  return { faults, items: asked.items.map((itemId) => ({ itemId, ...fittingOf(state.known[itemId]) })) };
}

/** A document that does not fit, in words; where it is another person's, with those for whom it is still wanted. */
function faultOf({ pointer, code, wanted = [] }: AttachFault & Pick<Misfit, 'wanted'>): FieldFault {
  const { rule, mend } = unfitTexts[code];
  if (wanted.length === 0) return { pointer, rule, mend };
  const ids = wanted.map((memberId) => `memberId ${memberId}`);
  return {
    pointer,
    rule: { zh: `${rule.zh}还需要：${ids.join('、')}。`, en: `${rule.en} Still wanted: ${ids.join(', ')}.` },
    mend,
  };
}

const fittingOf = ({ kind, memberId }: Fitting = { kind: '' }): Fitting => ({ kind, memberId });

/** To which departments documents go that a submission names, or what is wrong with them, each in words. */
export async function handedWith(named: readonly Attached[], person: string, form: Answered, kit: Kit) {
  if (named.length === 0) return { faults: [], handed: [] };
  const { state } = await kit.load(documents, person);
  const chosen = { services: form.services, namings: namingsIn(formDefinition, form) };
  const { faults, handed } = attached(named, state, chosen, localDateOf(kit.now()));
  return { faults: faults.map(faultOf), handed };
}
