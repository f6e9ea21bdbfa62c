import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1));

/** What every function is told at its start (see infra/service-stack.ts). */
const environmentSchema = z.object({
  STAGE: name,
  SERVICE: name,
  LOG_TABLE: name,
  VIEWS_TABLE: name,
  BUS_NAME: name,
  TOKEN_ISSUER: name,
  TOKEN_AUDIENCE: name,
  TOKEN_JWKS_URI: z.url(),
  LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error']), 'info'),
  INBOX_DLQ_URL: z.optional(z.url()),
  KEYS_TABLE: z.optional(name),
  KEY_ARN: z.optional(name),
  SECRETS_KEY_ARN: z.optional(name),
  WORK_QUEUE_URL: z.optional(z.url()),
  OUTLET_QUEUE_URL: z.optional(z.url()),
  FILES_BUCKET: z.optional(name),
  FILE_SCANNER: z.optional(z.enum(['none'])),
  MAILBOX: z.optional(z.enum(['kept'])),
  LOOPBACK_TARGETS: z.optional(z.enum(['allowed'])),
});

export type Environment = z.output<typeof environmentSchema>;

/** Reads the environment once; throws an error that names every setting that is missing or wrong. */
export function readEnvironment(raw: Readonly<Record<string, string | undefined>>): Environment {
  const read = environmentSchema.safeParse(raw);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map((issue) => issue.path.join('.')))];
  throw new Error(`settings missing or wrong: ${names.join(', ')}`);
}
