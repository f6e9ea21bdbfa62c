import { declarePlatform } from '../resources/declare.ts';
import type { Platform, Surroundings } from '../resources/platform.ts';
import { readAssembly } from '../template/assembly.ts';
import type { Servers } from './servers.ts';
import type { Survey } from './survey.ts';

/** Resolves the templates against the servers that run. */
export function platformOn(assembly: string, survey: Survey, servers: Servers, gatewayUrl: string): Platform {
  const { region, account, partition, identity } = survey;
  const urls = servers.listeners.map(({ url }) => url);
  const around: Surroundings = {
    region,
    account,
    partition,
    queueUrl: (name) => `${gatewayUrl}/${account}/${name}`,
    // APIs are declared in the order in which their ports were opened.
    apiUrl: () => urls.shift() ?? '',
    createKey: (name) => servers.kms.createKey(name),
    createAlias: (alias, key) => servers.kms.createAlias(alias, key),
  };
  const actual = servers.issuer?.url;
  // The issuer may have been given another port than the templates name; then every mention of it follows.
  const rewrite = (text: string): string =>
    identity && actual !== undefined ? text.replaceAll(identity.issuer, actual) : text;
  return declarePlatform(readAssembly(assembly, { rewrite }), around);
}
