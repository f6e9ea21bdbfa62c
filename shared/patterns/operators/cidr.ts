import { addressOf } from '../event/leaf.ts';
import { readBlock } from '../text/address.ts';
import { type OperatorReader, valueTest } from './value-test.ts';

/** `{"cidr": "10.0.0.0/24"}` or a v6 block: texts that spell an address within the block. */
export const readCidr: OperatorReader = (operand, place) => {
  if (typeof operand !== 'string') return place.refuse('cidr-form');
  const block = readBlock(operand);
  if (typeof block === 'string') return place.refuse(`cidr-${block}`);
  const { low, high } = block;
  return valueTest(['cidr', low, high], [{ table: 'address', low, high }], (leaf) => {
    const address = addressOf(leaf);
    return address !== undefined && address >= low && address <= high;
  });
};
