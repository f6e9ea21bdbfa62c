import type { DataOf } from '../../../shared/contract/index.ts';
import { documentCatalogue, documentKinds } from '../../../shared/documents/kinds.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { reasonTexts, walletContract } from '../../wallet/contract.ts';
import { toPerson } from '../domain/recipient.ts';
import type { TemplateCode } from '../templates.ts';
import { type Frame, type Line, telling } from './hear.ts';

const { itemReady, itemRefused, itemExpiring, itemExpired, itemDeleted } = walletContract.events;
type Told = DataOf<typeof itemReady>;

const frame = ({ itemId }: Told): Frame => ({
  from: 'wallet',
  about: { kind: 'document', id: itemId, path: `/wallet/items/${itemId}` },
});

/** What the document is called; a kind that is not known here is told by its code. */
function nameOf(code: string) {
  const known = documentKinds.safeParse(code);
  return known.success ? documentCatalogue[known.data].text : { zh: code, en: code };
}

const line = ({ person, kind }: Told, template: TemplateCode, more: Line['params'] = {}): Line[] => [
  { recipient: toPerson(person), template, params: { document: nameOf(kind), ...more } },
];

const why = ({ reason = '' }: Told) => {
  const known = Object.entries(reasonTexts).find(([code]) => code === reason)?.[1] ?? reasonTexts['wrong-type'];
  return { reason: known.rule, mend: known.mend };
};

/** The owner hears what became of a document; of what the owner just did, nothing. */
export const documentReactions: readonly Reaction[] = [
  telling(itemReady, {
    family: 'ready',
    frame,
    lines: (data) => (data.upload === undefined ? [] : line(data, 'document.ready')),
  }),
  telling(itemRefused, { family: 'refused', frame, lines: (data) => line(data, 'document.refused', why(data)) }),
  telling(itemExpiring, {
    family: 'expiring',
    frame,
    lines: (data) => line(data, 'document.expiring', { day: data.expiresOn ?? '' }),
  }),
  telling(itemExpired, { family: 'expired', frame, lines: (data) => line(data, 'document.expired') }),
  telling(itemDeleted, {
    family: 'deleted',
    frame,
    lines: (data) => (data.reason === 'retention' ? line(data, 'document.gone') : []),
  }),
];
