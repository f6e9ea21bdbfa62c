import { localDateOf } from '../../../shared/calendar/index.ts';
import { type CaseEvent, running } from '../../../shared/casework/domain/index.ts';
import type { HukouAnswers } from '../answers.ts';
import { withFiling } from './filing.ts';
import { objectionsAfter, withoutObjector } from './objections.ts';
import { publicityAfter } from './publicity.ts';
import type { Carried, HukouCase, HukouEvent } from './state.ts';

/** The case after an event, as casework has it, with what is hukou's own. */
export function evolveHukou(before: HukouCase, event: HukouEvent, after: HukouCase, at: string): HukouCase {
  if (event.type === 'publicity-ended') return over(before, event, at);
  if (event.type === 'body-late') return { ...before, until: undefined, waits: event.waits, effects: {} };
  if (event.type === 'case-scored') return { ...after, sheets: [...(before.sheets ?? []), { ...event.sheet, at }] };
  if (event.type === 'objector-forgotten')
    return { ...before, objections: withoutObjector(before, event.objectionIds), effects: {} };
  const { mirrored, notice } = event as Carried;
  const objections = objectionsAfter(before, event, after, at);
  const publicity = publicityAfter(before, after, at);
  const items = event.type === 'supplement-answered' ? (event.items ?? []) : [];
  return withFiling(event as CaseEvent<HukouAnswers>, {
    ...after,
    ...(items.length > 0 && { handedIn: [...(before.handedIn ?? []), ...items] }),
    ...(mirrored && { mirrored: [...(before.mirrored ?? []), mirrored] }),
    ...(objections.length > 0 && { objections }),
    ...(publicity && { publicity }),
    ...(notice && {
      publicity: { ...notice, from: localDateOf(at), state: 'running', until: after.until },
      notices: (before.notices ?? 0) + 1,
    }),
  });
}

function over(before: HukouCase, { resumes }: { resumes?: true }, at: string): HukouCase {
  const { publicity } = before;
  const ended = publicity && { ...publicity, state: 'over' as const, until: undefined };
  const after = { ...before, until: undefined, publicity: ended, effects: {} };
  return resumes ? running({ ...after, waits: undefined }, at) : after;
}
