import { caseless, caselessTest } from '../text/caseless.ts';
import { type OperatorReader, textTest, type ValueTest } from './value-test.ts';

/** Equal to the text in any mixture of cases. */
export function equalsIgnoreCaseTest(text: string): ValueTest {
  const access = { table: 'caseless', key: caseless(text) } as const;
  return textTest(['equals-ignore-case', text], [access], caselessTest(text, 'whole'));
}

/** `{"equals-ignore-case": text}`. Lists are refused, as event-ruler does outside anything-but. */
export const readEqualsIgnoreCase: OperatorReader = (operand, place) =>
  typeof operand === 'string' ? equalsIgnoreCaseTest(operand) : place.refuse('operand-text');
