import ipaddr from 'ipaddr.js';

const V4 = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;
const V6 = /^[0-9a-fA-F]*:[0-9a-fA-F:]*$/;

/** The bytes of an IP address, 4 or 16; a v4 address mapped into v6 counts as v4. Undefined when it is no address. */
export function addressBytes(text: string): readonly number[] | undefined {
  if (V4.test(text)) return ipaddr.IPv4.isValid(text) ? ipaddr.IPv4.parse(text).toByteArray() : undefined;
  if (!V6.test(text) || !ipaddr.IPv6.isValid(text)) return undefined;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address().toByteArray() : address.toByteArray();
}

/** Bytes as text whose order is the order of the addresses; the families never mix. */
export function bytesKey(bytes: readonly number[]): string {
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${bytes.length === 4 ? 'v4' : 'v6'}:${digits}`;
}

/** The comparable form of an IP address, the same for all its spellings, or undefined when the text spells none. */
export function addressKey(text: string): string | undefined {
  const bytes = addressBytes(text);
  return bytes && bytesKey(bytes);
}

/** Why a text is no CIDR block, or the lowest and highest address of the block in comparable form. */
export type Block = { readonly low: string; readonly high: string } | 'form' | 'bits';

/** Reads `address/bits`. Fewer bits than the address has (at most 31 or 127), as event-ruler wants it. */
export function readBlock(text: string): Block {
  const [address = '', bits = '', ...rest] = text.split('/');
  const bytes = addressBytes(address);
  if (!bytes || rest.length > 0 || !/^\d{1,3}$/.test(bits)) return 'form';
  const fixed = Number(bits);
  if (fixed >= bytes.length * 8) return 'bits';
  const free = bytes.map((_, at) => 0xff >> Math.min(8, Math.max(0, fixed - at * 8)));
  const low = bytes.map((byte, at) => byte & ~(free[at] ?? 0) & 0xff);
  const high = bytes.map((byte, at) => byte | (free[at] ?? 0));
  return { low: bytesKey(low), high: bytesKey(high) };
}
