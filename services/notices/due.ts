import type { Kit } from '../../shared/service/index.ts';
import type { DueItem } from '../../shared/views/index.ts';
import { letter, message, notice, reminder, thread } from './aggregates.ts';
import { stillHolds } from './domain/reminder.ts';
import { hasMailbox } from './outlet.ts';
import { sayAll } from './say.ts';

/** Something fell due: a message leaves, somebody is reminded, or what was kept long enough is forgotten. */
export async function due({ aggregate, id, name }: DueItem, kit: Kit): Promise<void> {
  if (aggregate === reminder.name) await remind(id, kit);
  else if (aggregate === letter.name) await kit.execute(letter, id, { type: 'forgotten' });
  else if (aggregate === notice.name) await kit.execute(notice, id, { type: 'forget' });
  else if (name === 'forget') await forgetWithLetter(id, kit);
  else await queue(id, kit);
}

/** Letters of before have no due of their own. */
async function forgetWithLetter(messageId: string, kit: Kit): Promise<void> {
  await kit.execute(message, messageId, { type: 'forget' });
  if (hasMailbox(kit)) await kit.execute(letter, messageId, { type: 'forgotten' });
}

async function queue(messageId: string, kit: Kit): Promise<void> {
  const executed = await kit.execute(message, messageId, { type: 'queue' });
  if (!executed.ok || executed.state.state === 'NONE') return;
  const { attempts, dueAt } = executed.state;
  await kit.enqueue({ messageId, attempt: attempts + 1, dueAt });
}

async function remind(id: string, kit: Kit): Promise<void> {
  const { state } = await kit.load(reminder, id);
  if (state.state !== 'set') return;
  const known = await kit.load(thread, state.thread);
  const { words, key, thread: of, fact, value } = state;
  if (stillHolds(state, known.state)) await sayAll([{ ...words, key, holds: { thread: of, fact, value } }], kit);
  await kit.execute(reminder, id, { type: 'done' });
}
