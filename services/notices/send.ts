import * as z from 'zod/mini';
import { toShanghai } from '../../shared/calendar/index.ts';
import type { Sealed } from '../../shared/sealed/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import { faultOf } from '../../shared/service/logging.ts';
import { message, person, thread } from './aggregates.ts';
import { isSo } from './domain/holding.ts';
import { type Entry, handedNext, type Known, type MessageCommand } from './domain/message.ts';
import { contactOf, isErased, mayWrite, type Person } from './domain/person.ts';
import { nextAttempt, quietOf } from './domain/plan.ts';
import { outsideQuiet } from './domain/quiet.ts';
import { noThread } from './domain/thread.ts';
import { forgetMessage } from './erased.ts';
import { written } from './letters.ts';
import { outletOf } from './outlet.ts';

/** A message of the work queue; a task is for one attempt at one time, so that no two tasks are the same command. */
const taskSchema = z.strictObject({ messageId: z.string(), attempt: z.int(), dueAt: z.string() });

/** Makes one attempt, unless it was made, or may no longer be made. */
export async function send(task: unknown, kit: Kit): Promise<void> {
  const { messageId, attempt, dueAt } = taskSchema.parse(task);
  const { state } = await kit.load(message, messageId);
  const ready = state.state === 'QUEUED' || state.state === 'FAILED';
  if (!ready || state.attempts + 1 !== attempt || state.dueAt !== dueAt) return;
  const { state: to } = await kit.load(person, state.person);
  if (isErased(to, state.addedAt)) await forgetMessage(messageId, state.person, kit);
  else await kit.execute(message, messageId, await outcomeOf(kit, { messageId, attempt, state, to }));
}

interface Attempt {
  messageId: string;
  attempt: number;
  state: Known;
  to: Person;
}

/** What becomes of the message now, under consents, contacts and settings as they are now. */
async function outcomeOf(kit: Kit, tried: Attempt): Promise<MessageCommand> {
  const { messageId, state, to } = tried;
  const wanted = state.entries.filter(({ from }) => mayWrite(to, from));
  if (wanted.length === 0) return { type: 'drop', why: 'no-consent' };
  const entries = await stillSo(wanted, kit);
  if (entries.length === 0) return { type: 'drop', why: 'not-needed' };
  const sealed = to.preferences.channels.includes(state.channel) ? contactOf(to, state.channel) : undefined;
  if (!sealed) return { type: 'drop', why: 'no-contact' };
  const at = kit.now();
  const free = state.urgent ? at : outsideQuiet(at, quietOf(to));
  if (free > at) return { type: 'hold', until: toShanghai(free) };
  const opened = await kit.keyring().open(sealed, { who: 'notices', why: 'notices.contact', caseId: messageId });
  return opened.ok
    ? handOver(kit, { ...tried, entries, sealed, opened: opened.value })
    : { type: 'drop', why: opened.code };
}

/** What waited says only what is so now. */
async function stillSo(entries: readonly Entry[], kit: Kit): Promise<Entry[]> {
  const ids = [...new Set(entries.flatMap(({ holds }) => holds?.thread ?? []))];
  const threads = new Map(await Promise.all(ids.map(async (id) => [id, (await kit.load(thread, id)).state] as const)));
  return entries.filter(({ holds }) => holds === undefined || isSo(holds, threads.get(holds.thread) ?? noThread));
}

interface Ready extends Attempt {
  entries: Entry[];
  sealed: Sealed<string>;
  opened: string;
}

async function handOver(kit: Kit, ready: Ready): Promise<MessageCommand> {
  const { messageId, attempt, state, to, entries, sealed, opened } = ready;
  const { channel, urgent } = state;
  const { language } = to.preferences;
  try {
    const outgoing = { messageId, delivery: handedNext(state), channel, language, sealed, to: opened };
    await outletOf({ ...outgoing, ...written(entries, channel, language) }, kit);
    return { type: 'sent', attempt };
  } catch (error) {
    kit.log('error', 'work-failed', { stream: `message/${messageId}`, code: 'outlet-failed', fault: faultOf(error) });
    const next = nextAttempt(attempt, kit.now(), quietOf(to), urgent);
    return { type: 'failed', attempt, why: 'outlet-failed', ...(next && { next }) };
  }
}
