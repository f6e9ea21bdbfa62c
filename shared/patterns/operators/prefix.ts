import { caseless, caselessTest } from '../text/caseless.ts';
import { affixReader } from './affix.ts';
import { textTest, type ValueTest } from './value-test.ts';

/** Begins with the text. */
export function prefixTest(text: string): ValueTest {
  return textTest(['prefix', text], [{ table: 'head', key: text }], (value) => value.startsWith(text));
}

function caselessPrefixTest(text: string): ValueTest {
  const access = { table: 'caselessHead', key: caseless(text) } as const;
  return textTest(['prefix-ignore-case', text], [access], caselessTest(text, 'head'));
}

/** `{"prefix": text}` or `{"prefix": {"equals-ignore-case": text}}`. */
export const readPrefix = affixReader({ plain: prefixTest, ignoringCase: caselessPrefixTest });
