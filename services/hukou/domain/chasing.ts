import { addWorkingDays, endOfLocalDay, localDateOf } from '../../../shared/calendar/index.ts';
import type { CaseMoved } from '../../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision } from '../../../shared/log/aggregate.ts';
import bodies from '../data/bodies.json' with { type: 'json' };
import type { HukouCode } from './filing.ts';
import type { HukouCase, OwnEvent } from './state.ts';

interface Body {
  body: { zh: string; en: string };
  expected: { zh: string; en: string };
  /** Working days after which it is late; a public notice ends by its own days. */
  usualDays?: number;
}
const stages: Readonly<Record<string, Body>> = bodies.stages;

/** A move with the end of the usual time of the body that has the case then. */
export function untilUsual<E extends { type: string }>(event: E, at: string): E {
  const { usualDays } = stages[String((event as Partial<CaseMoved>).stage)] ?? {};
  if (usualDays === undefined) return event;
  return { ...event, until: endOfLocalDay(addWorkingDays(localDateOf(at), usualDays).date) };
}

/** The end of a stage came (a notice that was interrupted or has ended stays as it is): the notice is over, or the body that has the case is late, so that somebody asks there. */
export function stageEnds(state: HukouCase, { at }: Pick<Context, 'at'>): Decision<OwnEvent, HukouCode> {
  const { status, stage, until, publicity } = state;
  const passed = (end: string | undefined) => end !== undefined && Date.parse(end) <= Date.parse(at);
  if (publicity?.until !== undefined)
    return passed(publicity.until) ? accept({ type: 'publicity-ended', resumes: true }) : accept();
  const late = stages[stage];
  if (status !== 'open' || !passed(until) || !late) return accept();
  const { body, expected } = late;
  const waits = {
    zh: `等待${body.zh}：已超过通常的时间（${expected.zh}），由承办人催办`,
    en: `Waiting for ${body.en} for longer than usual (${expected.en}); the caseworker asks there`,
  };
  return accept({ type: 'body-late', waits });
}
