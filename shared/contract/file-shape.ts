import * as z from 'zod/mini';

/** What an operation that answers with a file says; over HTTP these are the headers and the bytes. */
export const fileShape = z.strictObject({ name: z.string(), contentType: z.string(), base64: z.string() });
export type FileAnswer = z.output<typeof fileShape>;
