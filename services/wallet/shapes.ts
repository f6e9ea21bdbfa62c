import * as z from 'zod/mini';
import { fields, told } from '../../shared/contract/index.ts';
import { documentKinds } from '../../shared/documents/kinds.ts';
import { fileTypes, itemStates } from './domain/state.ts';

/** A document as its owner sees it. */
export const itemShape = z.strictObject({
  itemId: fields.id(),
  kind: documentKinds,
  /** The member of the family whom it is about; absent: the owner. */
  memberId: z.optional(fields.id()),
  state: z.enum(itemStates),
  issuer: z.optional(fields.words),
  issuedOn: z.optional(fields.day()),
  expiresOn: z.optional(fields.day()),
  /** `upload`, or the source that a licence was fetched from. */
  source: z.string(),
  /** official, made-up on a demonstration, or told by the person. */
  certainty: z.string(),
  addedAt: fields.instant(),
  file: z.optional(z.strictObject({ contentType: z.string(), bytes: z.int() })),
  /** The scan takes longer than it should; nobody can open it until then. */
  late: z.optional(z.boolean()),
  /** Why it was refused, and how to mend it. */
  refused: z.optional(z.strictObject({ code: z.string(), rule: fields.words, mend: fields.words })),
  /** Departments whose cases go on and have it. */
  usedBy: z.array(z.string()),
  /** When it goes by itself; absent while a case has it. */
  keptUntil: z.optional(fields.instant()),
});

export const documentKind = z.strictObject({
  kind: documentKinds,
  text: fields.words,
  /** Inferred, to be confirmed. */
  services: z.array(z.string()),
  sensitive: z.boolean(),
});

/** What a document says: the number of a licence, or a file. */
export const contentShape = z.strictObject({
  number: z.optional(z.string()),
  file: z.optional(z.strictObject({ name: z.string(), contentType: z.string(), base64: z.string() })),
});

/** A file that is about to come. */
export const uploadShape = z.strictObject({
  kind: documentKinds,
  /** The member of the family whom it is about: it lies under their key, and goes when they are removed. */
  memberId: z.optional(fields.id()),
  /** Kept sealed and shown to its owner alone; tells nothing of the type. */
  fileName: z.optional(fields.line(200)),
  contentType: z.enum(fileTypes),
  bytes: fields.whole(1, 2 ** 31),
  /** SHA-256 of the bytes, base64. */
  sha256: z
    .string()
    .check(
      z.regex(
        /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/,
        told(
          '必须是文件字节的 SHA-256，写成 44 个字符的 Base64',
          'must be the SHA-256 of the bytes in Base64, 44 characters',
          '请计算文件的 SHA-256，以 Base64（不是十六进制）填写',
          'compute it of the file and write it in Base64, not in hexadecimal',
        ),
      ),
    ),
  issuedOn: z.optional(fields.day()),
  /** The last day on which it is valid. */
  expiresOn: z.optional(fields.day()),
});

/** Where the bytes go: one PUT with these headers, before so many seconds are over. */
export const uploadAddress = z.strictObject({
  method: z.literal('PUT'),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  expiresIn: z.int(),
});
