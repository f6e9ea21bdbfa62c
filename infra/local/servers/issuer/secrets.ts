import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { DamagedFile } from '../damaged-file.ts';
import { writeSecretFile } from '../secret-file.ts';

const secrets = z.object({
  /** Private signing keys. */
  keys: z.array(z.looseObject({ kty: z.literal('RSA'), kid: z.string(), d: z.string() })).min(1),
  cookieKeys: z.array(z.string()).min(1),
});

export type IssuerSecrets = z.infer<typeof secrets>;

/** The issuer's keys, made at the first start, so that tokens outlive a restart. Throws DamagedFile. */
export function issuerSecrets(path: string): IssuerSecrets {
  if (existsSync(path)) return read(path);
  const made = make();
  writeSecretFile(path, JSON.stringify(made, undefined, 2));
  return made;
}

function read(path: string): IssuerSecrets {
  try {
    return secrets.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new DamagedFile(path, cause);
  }
}

/** RSA, because API Gateway's JWT authorizer accepts RSA signatures only. */
function make(): IssuerSecrets {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' };
  return secrets.parse({ keys: [key], cookieKeys: [randomBytes(32).toString('base64url')] });
}
