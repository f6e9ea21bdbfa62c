import type { Text } from '../../contract/text.ts';
import type { Case, Letter, Missing, Outcome, Supplement } from './state.ts';

/** Stands where somebody had written something. */
export const gone: Text = { zh: '（已随本人删除）', en: '(removed with its person)' };

const bare = ({ document, given }: Missing): Missing => ({
  ...gone,
  ...(document === undefined ? {} : { document }),
  ...(given === undefined ? {} : { given }),
});
const unnoted = <O extends { note?: string }>({ note: _note, ...rest }: O): Omit<O, 'note'> => rest;

const letterOf = (letter: Letter): Letter => ({
  ...letter,
  ...(letter.missing && { missing: letter.missing.map(bare) }),
  ...(letter.outcome && { outcome: unnoted(letter.outcome) as Outcome }),
  ...(letter.reason && { reason: gone }),
});
const supplementOf = (supplement: Supplement): Supplement => ({ ...supplement, missing: supplement.missing.map(bare) });

/**
 * A case that has let go of its person without the words that staff wrote freely: no key protects them, and they may name
 * somebody. What was decided, when and for which reason of the catalogue stays on file (docs/adr/0025).
 */
export const withoutWords = <A>(state: Case<A>): Case<A> => ({
  ...state,
  ...(state.supplement && { supplement: supplementOf(state.supplement) }),
  ...(state.extension && { extension: { ...state.extension, reason: gone } }),
  ...(state.body && { body: { ...state.body, text: gone } }),
  ...(state.proposal && { proposal: unnoted(state.proposal) as Case<A>['proposal'] }),
  ...(state.outcome && { outcome: unnoted(state.outcome) as Outcome }),
  earlier: state.earlier.map((outcome) => unnoted(outcome) as Outcome),
  ...(state.waited && { waited: state.waited.map((one) => ({ ...one, text: gone })) }),
  rulesMoved: state.rulesMoved.map((moved) => ({ ...moved, reason: gone })),
  letters: state.letters.map(letterOf),
});
