import { caseless, caselessTest } from '../text/caseless.ts';
import { affixReader } from './affix.ts';
import { textTest, type ValueTest } from './value-test.ts';

/** Ends with the text. */
export function suffixTest(text: string): ValueTest {
  return textTest(['suffix', text], [{ table: 'tail', key: text }], (value) => value.endsWith(text));
}

function caselessSuffixTest(text: string): ValueTest {
  const access = { table: 'caselessTail', key: caseless(text) } as const;
  return textTest(['suffix-ignore-case', text], [access], caselessTest(text, 'tail'));
}

/** `{"suffix": text}` or `{"suffix": {"equals-ignore-case": text}}`. */
export const readSuffix = affixReader({ plain: suffixTest, ignoringCase: caselessSuffixTest });
