import { isIP } from 'node:net';
import { type Text, text } from '../../../shared/contract/text.ts';
import { isLoopback, isPublicAddress } from './address.ts';

/** Which addresses may be called. Loopback is for the stage `local` alone. */
export interface TargetRules {
  loopback: boolean;
}

export type Target = { ok: true; url: URL } | { ok: false; why: Text };

const no = (zh: string, en: string): Target => ({ ok: false, why: text(zh, en) });

/** The host of a URL without the brackets of an IPv6 literal. */
export const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** Whether an address, literal or resolved or connected to, may be called under the rules. */
export const addressAllowed = (address: string, rules: TargetRules): boolean =>
  isPublicAddress(address) || (rules.loopback && isLoopback(address));

/** Reads a target as WHATWG does and checks all that can be known before its name is resolved. */
export function readTarget(target: string, rules: TargetRules): Target {
  if (!URL.canParse(target)) return no('不是有效的网址', 'it is not a valid URL');
  const url = new URL(target);
  const host = bareHost(url);
  if (url.username !== '' || url.password !== '')
    return no('网址中不能有用户名或密码', 'a URL with user info is not allowed');
  if (rules.loopback && (host === 'localhost' || isLoopback(host)) && /^https?:$/.test(url.protocol))
    return { ok: true, url };
  if (url.protocol !== 'https:') return no('必须是 HTTPS', 'it must be HTTPS');
  if (url.port !== '') return no('端口必须是 443', 'the port must be 443');
  if (isIP(host) !== 0 && !isPublicAddress(host)) return no('地址不是公网地址', 'the address is not a public one');
  if (isIP(host) === 0 && !host.includes('.')) return no('主机名必须是完整域名', 'the host must be a full domain name');
  return { ok: true, url };
}
