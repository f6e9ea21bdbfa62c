import { localDateOf } from '../../../shared/calendar/index.ts';
import type { Status } from '../../../shared/casework/contract/status.ts';
import { text } from '../../../shared/contract/index.ts';
import { toPerson } from '../domain/recipient.ts';
import type { Thread } from '../domain/thread.ts';
import type { Line } from './hear.ts';

/** Stages for which education has words of its own, so that nothing is said of the clock there. */
const named: readonly string[] = ['WAIT_NEXT_WINDOW', 'VERIFIED', 'COORDINATED', 'PLACED'];

/** What holds of an education case, beside what holds of every case. */
export const educationFacts = ({ state }: Status): Record<string, string> => ({
  ...(named.includes(state) && { paused: '' }),
  window: state === 'WAIT_NEXT_WINDOW' ? 'waits' : '',
  stage: named.includes(state) ? state : '',
});

/** What is said of an education case: in place of a clock that stands still, why; in place of what is held, until when. */
export function educationLines(general: readonly Line[], status: Status, facts: Thread['facts']): Line[] {
  const { terminal, paused, answerBy } = status;
  const kept = general.filter(
    ({ template }) =>
      !(template === 'lane.resumed' && paused) && !(template === 'lane.granted' && answerBy !== undefined),
  );
  return terminal ? kept : [...kept, ...ownLines(status, facts)];
}

function ownLines(status: Status, facts: Thread['facts']): Line[] {
  const { state } = status;
  const recipient = toPerson(status.person);
  const { granted, answerBy, pausedReason = text('候补其他志愿', 'waiting for the other schools') } = status;
  const params = { service: 'education' };
  const because = { ...params, reason: pausedReason };
  const lines: Line[] = [];
  // Given back, or not confirmed in time, when the case came to where it stands.
  const freed = facts.granted?.value === '' && facts.granted.since >= (facts.stage?.since ?? 0);
  if (freed) lines.push({ recipient, key: 'granted', template: 'education.freed', params: because });
  if (state === 'WAIT_NEXT_WINDOW')
    lines.push({ recipient, key: 'window', template: 'education.window-waits', params: because });
  if (state === 'REGISTERED' && facts.window?.value === '')
    lines.push({ recipient, key: 'window', template: 'education.window-opened', params });
  if (state === 'VERIFIED' && status.pausedReason)
    lines.push({ recipient, key: 'stage', template: 'education.verified', params: because });
  if (state === 'COORDINATED' && !freed) lines.push({ recipient, key: 'stage', template: 'education.listed', params });
  if (granted && answerBy !== undefined) {
    const day = localDateOf(answerBy);
    lines.push({
      recipient,
      key: 'granted',
      template: 'education.placed',
      params: { ...params, granted: granted.text, day },
    });
  }
  return lines;
}
