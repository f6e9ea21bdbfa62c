import * as z from 'zod/mini';
import { told } from '../contract/told.ts';

declare const content: unique symbol;

/**
 * A personal value as it travels and rests: encrypted under the person's own data key. The brand keeps plain values,
 * and boxes of another kind of value, out of every place that expects one.
 */
export interface Sealed<T> {
  readonly sealed: 'v1';
  /** Whose data key opens it. */
  readonly person: string;
  /** What it is, for instance `applicant/name`; a box opens under its own field only. */
  readonly field: string;
  /** Which record of theirs it belongs to, when that has a key of its own, made of the person's (docs/adr/0029). */
  readonly record?: string;
  /** base64url of initialization vector (12 bytes), ciphertext, tag (16 bytes). */
  readonly box: string;
  /** Exists for the compiler alone. */
  readonly [content]: T;
}

/** Most bytes of JSON that one box holds. */
export const maxSealedBytes = 16_384;

const longestBox = Math.ceil(((maxSealedBytes + 28) * 4) / 3);

/** Whose data it is: a subject as the identity issuer names it. */
export const personId = () =>
  z
    .string()
    .check(
      z.regex(
        /^[\x21-\x7e]{1,128}$/,
        told(
          '必须是人员编号：1 至 128 个 ASCII 可见字符，不含空格',
          'must be the id of a person: 1 to 128 visible ASCII characters, no space',
          '请照原样填写身份系统给出的编号',
          'write the id as the identity issuer names it',
        ),
      ),
    );

/** Path of a field, parts parted by `/`. */
export const fieldPath = () =>
  z
    .string()
    .check(
      z.regex(
        /^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/,
        told(
          '必须是字段路径，各段由 / 隔开',
          'must be the path of a field, its parts parted by /',
          '请写成例如 applicant/name',
          'write it as in applicant/name',
        ),
      ),
      z.maxLength(128),
    );

const shape = z.strictObject({
  sealed: z.literal('v1'),
  person: personId(),
  field: fieldPath(),
  record: z.optional(z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/))),
  box: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.minLength(39), z.maxLength(longestBox)),
});

/** The schema of a sealed value in an event or a state; `inner` is the schema of what the box holds. */
export function sealedSchema<S extends z.ZodMiniType>(
  _inner: S,
): z.ZodMiniType<Sealed<z.output<S>>, Sealed<z.output<S>>> {
  // The brand has no value at run time, so that only the compiler can tell the two types apart.
  const schema = z.clone(shape) as unknown as z.ZodMiniType<Sealed<z.output<S>>, Sealed<z.output<S>>>;
  return schema.register(z.globalRegistry, { description: 'Personal data, sealed under the key of its person.' });
}

/** A box for examples in contracts: right in shape, and no key opens it. */
export const sealedExample = <T>(field: string): Sealed<T> =>
  ({ sealed: 'v1', person: 'person-made-up', field, box: 'A'.repeat(64) }) as unknown as Sealed<T>;
