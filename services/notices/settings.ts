import * as z from 'zod/mini';
import { told } from '../../shared/contract/index.ts';
import raw from './data/settings.json' with { type: 'json' };

/** A time of the day in Asia/Shanghai. */
export const timeOfDay = () =>
  z
    .string()
    .check(
      z.regex(
        /^(?:[01]\d|2[0-3]):[0-5]\d$/,
        told(
          '必须是一天中的时刻，写作 HH:MM，00:00 至 23:59',
          'must be a time of the day from 00:00 to 23:59, written HH:MM',
          '请写成例如 08:00',
          'write it as in 08:00',
        ),
      ),
    );
export const quietSchema = z.strictObject({ from: timeOfDay(), to: timeOfDay() });

const schema = z.strictObject({
  note: z.strictObject({ zh: z.string(), en: z.string() }),
  /** Days for which notices and messages are kept in lists. */
  keptDays: z.int().check(z.minimum(1)),
  quiet: quietSchema,
  digestAt: timeOfDay(),
  /** The institution whose account may report what became of a message. */
  gateway: z.string().check(z.minLength(1)),
  /** So many hours before an offer lapses its person is reminded. */
  remindHours: z.int().check(z.minimum(1)),
  /** Waits after the first, second, … failed attempt; when they are used up the message is given up. */
  retryMinutes: z.array(z.int().check(z.minimum(1))).check(z.minLength(1), z.maxLength(20)),
  /** How many notices one call marks as read. */
  readAtOnce: z.int().check(z.minimum(1), z.maximum(100)),
  /** Counting stops here. */
  countUpTo: z.int().check(z.minimum(1), z.maximum(100)),
});

export const settings = schema.parse(raw);
