import type { Engine } from '../engine.ts';
import type { ReadyPersona } from './personas.ts';

export interface Ready {
  engine: Pick<Engine, 'apiUrl' | 'issuerUrl' | 'controlUrl' | 'dynamodbEndpoint'>;
  personas: ReadyPersona[];
  hints: string[];
  folder: string;
}

/** Says where everything is, who can sign in and how, and what to try next. */
export function report(ready: Ready): void {
  console.log(['', ...addresses(ready), '', ...people(ready), '', ...next(ready), ''].join('\n'));
}

const addresses = ({ engine, folder }: Ready): string[] => [
  `  HTTP API        接口      ${engine.apiUrl}`,
  `  sign-in (OIDC)  登录      ${engine.issuerUrl}/.well-known/openid-configuration`,
  `  control API     控制      ${engine.controlUrl}/state`,
  `  database        数据库    ${engine.dynamodbEndpoint}`,
  `  data and logs   数据日志  ${folder}/data`,
];

function people({ engine, personas }: Ready): string[] {
  const [first] = personas;
  if (!first) return [];
  const width = Math.max(...personas.map(({ id }) => id.length));
  const rows = personas.map(
    ({ id, name, claims }) => `    ${id.padEnd(width)}  ${describe(claims)}  ${name.zh} / ${name.en}`,
  );
  return [
    '  Personas (all made up; 均为虚构):',
    ...rows,
    '',
    '  Sign in as one of them (client credentials; 登录取令牌):',
    `    TOKEN=$(curl -s -u ${first.id}:${first.secret ?? `${first.id}-secret`} -d grant_type=client_credentials \\`,
    `      ${engine.issuerUrl}/token | sed 's/.*"access_token":"//; s/".*//')`,
    `    curl -s -H "Authorization: Bearer $TOKEN" ${engine.apiUrl}/…`,
  ];
}

const describe = ({ roles, ...others }: ReadyPersona['claims']): string =>
  [...roles, ...Object.values(others).map(String)].join(', ').padEnd(24);

function next({ engine, hints }: Ready): string[] {
  const own = [
    `curl -s -X POST ${engine.controlUrl}/clock -d '{"advanceMs":86400000}'   # one day ahead 前进一天`,
    `curl -s ${engine.controlUrl}/queues   # what waits, and dead letters 队列与死信`,
    'Ctrl-C stops; the data stays. 停止后数据保留。',
  ];
  return ['  Try next (接下来可以试):', ...[...hints, ...own].map((line) => `    ${line}`)];
}
