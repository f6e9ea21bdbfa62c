import ipaddr from 'ipaddr.js';

/** Whether an address may be called: public unicast only; IPv6 only in 2000::/3, and never one that hides an IPv4. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast';
  // The library calls `::7f00:1` and the like unicast, so the global block is checked as well.
  return parsed.range() === 'unicast' && parsed.match(ipaddr.parseCIDR('2000::/3'));
}

/** Whether an address is this machine's loopback. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}
