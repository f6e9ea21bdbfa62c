import { isRecord } from '../event/json.ts';
import type { OperatorReader, ValueTest } from './value-test.ts';

/** The tests of one end of a text: as it is written, and without regard to case. */
export interface AffixTests {
  plain(text: string): ValueTest;
  ignoringCase(text: string): ValueTest;
}

/** Reads `text` or `{"equals-ignore-case": text}`. */
export function affixReader(tests: AffixTests): OperatorReader {
  return (operand, place) => {
    if (typeof operand === 'string') return tests.plain(operand);
    if (!isRecord(operand)) return place.refuse('operand-affix');
    const [[operator, text] = [], ...rest] = Object.entries(operand);
    if (operator === undefined || rest.length > 0) return place.refuse('one-operator');
    const inner = place.step(operator);
    if (operator !== 'equals-ignore-case') return inner.refuse('operand-affix');
    return typeof text === 'string' ? tests.ignoringCase(text) : inner.refuse('operand-text');
  };
}
