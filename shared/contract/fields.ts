import * as z from 'zod/mini';
import { once } from './once.ts';
import { told } from './told.ts';

/** The building blocks that contracts are made of; each refuses what it does not name. */

/** A single line of 1 to `max` characters without control characters. */
export const line = once((max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(/^[^\p{Cc}]*$/u, oneLine)),
);
const oneLine = told(
  '必须是一行文字，不含控制字符',
  'must be one line, without control characters',
  '请去掉换行、制表等控制字符',
  'take out line breaks, tabs and other control characters',
);

/** A text of several lines, 1 to `max` characters; no control characters but line breaks and tabs. */
export const prose = once((max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u, severalLines)),
);
const severalLines = told(
  '除换行和制表外不得含控制字符',
  'must have no control characters but line breaks and tabs',
  '请去掉其他控制字符',
  'take out the other control characters',
);

/** An identifier of ours or of a partner: letters, digits, `_`, `-`, 1 to 64. */
export const id = once(() => z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, identifier)));
const identifier = told(
  '必须是编号：1 至 64 个字母、数字、_ 或 -，以字母或数字开头',
  'must be an id: 1 to 64 letters, digits, _ or -, beginning with a letter or a digit',
  '请照原样填写所得的编号',
  'write the id as it was given to you',
);

/** A text of ours in zh and en, as we tell it. */
export const words = z.object({ zh: z.string(), en: z.string() });

/** A text in zh and en, each one line of at most `max` characters. */
export const bilingual = once((max: number) => z.strictObject({ zh: line(max), en: line(max) }));

/** A calendar day, `YYYY-MM-DD`, in Asia/Shanghai. */
export const day = once(() =>
  z.iso.date(
    told(
      '必须是存在的日期，写作 YYYY-MM-DD',
      'must be a day that the calendar has, written YYYY-MM-DD',
      '请填写存在的日期，例如 2026-03-31',
      'give a day that exists, for instance 2026-03-31',
    ),
  ),
);

/** A month of this century, `YYYY-MM`. */
export const month = once(() =>
  z
    .string()
    .check(
      z.regex(
        /^20\d\d-(?:0[1-9]|1[0-2])$/,
        told(
          '必须是月份，写作 YYYY-MM，2000 年至 2099 年',
          'must be a month from 2000 to 2099, written YYYY-MM',
          '请填写月份，例如 2026-03',
          'give a month, for instance 2026-03',
        ),
      ),
    ),
);

/** An instant in ISO 8601 with an offset or `Z`. */
export const instant = once(() =>
  z.iso.datetime({
    offset: true,
    ...told(
      '必须是带时区的时刻，写作 YYYY-MM-DDTHH:MM:SS 加 Z 或时差',
      'must be an instant, written YYYY-MM-DDTHH:MM:SS with Z or an offset',
      '请填写存在的时刻，例如 2026-03-31T09:00:00+08:00',
      'give an instant that exists, for instance 2026-03-31T09:00:00+08:00',
    ),
  }),
);

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
