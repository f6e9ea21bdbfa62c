import * as z from 'zod/mini';
import { once } from './once.ts';

/** The building blocks that contracts are made of; each refuses what it does not name. */

/** A single line of 1 to `max` characters without control characters. */
export const line = once((max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(/^[^\p{Cc}]*$/u)),
);

/** A text of several lines, 1 to `max` characters; no control characters but line breaks and tabs. */
export const prose = once((max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u)),
);

/** An identifier of ours or of a partner: letters, digits, `_`, `-`, 1 to 64. */
export const id = once(() => z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)));

/** A text of ours in zh and en, as we tell it. */
export const words = z.object({ zh: z.string(), en: z.string() });

/** A text in zh and en, each one line of at most `max` characters. */
export const bilingual = once((max: number) => z.strictObject({ zh: line(max), en: line(max) }));

/** A calendar day, `YYYY-MM-DD`, in Asia/Shanghai. */
export const day = once(() => z.iso.date());

/** An instant in ISO 8601 with an offset or `Z`. */
export const instant = once(() => z.iso.datetime({ offset: true }));

/** A whole number from `min` to `max`. */
export const whole = once((min: number, max: number) => z.int().check(z.minimum(min), z.maximum(max)));

/** An amount in the smallest unit of its currency (ISO 4217), for instance fen for CNY. */
export const money = once(() =>
  z.strictObject({ amount: whole(0, Number.MAX_SAFE_INTEGER), currency: z.enum(['CNY', 'USD', 'EUR', 'HKD']) }),
);

/** The query of every list: at most 100 rows a page, `cursor` as the page before gave it. */
export const pageQuery = () => ({
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(1024))),
});

/** The answer of every list: rows and, when there are more, the cursor of the next page. */
export const pageOf = <S extends z.ZodMiniType>(item: S) =>
  z.strictObject({ items: z.array(item), next: z.optional(z.string()) });
