import { readFileSync } from 'node:fs';
import * as z from 'zod';

const personaSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  claims: z.looseObject({ roles: z.array(z.string()).min(1) }),
  secret: z.string().optional(),
});

const fileSchema = z.strictObject({
  /** Says that nobody in the file exists. */
  note: z.strictObject({ zh: z.string(), en: z.string() }),
  personas: z.array(personaSchema),
});

export interface ReadyPersona {
  id: string;
  name: { zh: string; en: string };
  claims: { roles: string[]; [claim: string]: unknown };
  secret?: string;
}

/** Reads the file of personas. Throws, naming the field, when it does not fit. */
export function readPersonas(path: string): ReadyPersona[] {
  const read = fileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
  return read.data.personas.map(({ secret, ...persona }) => ({ ...persona, ...(secret !== undefined && { secret }) }));
}
