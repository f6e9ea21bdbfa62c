import { localDateOf, toShanghai } from '../../../shared/calendar/index.ts';
import settings from '../data/rights.json' with { type: 'json' };

/** The last day to answer what is asked now. */
export const answerBy = (now: number): string => localDateOf(toShanghai(now + settings.answer.days * 86_400_000));
