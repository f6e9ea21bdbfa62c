import type { Kit } from '../../shared/service/index.ts';
import type { DueItem } from '../../shared/views/index.ts';
import { message, notice, reminder, thread } from './aggregates.ts';
import { stillHolds } from './domain/reminder.ts';
import { sayAll } from './say.ts';

/** Something fell due: a message leaves, somebody is reminded, or what was kept long enough is forgotten. */
export async function due({ aggregate, id, name }: DueItem, kit: Kit): Promise<void> {
  if (aggregate === reminder.name) await remind(id, kit);
  else if (aggregate === notice.name) await kit.execute(notice, id, { type: 'forget' });
  else if (name === 'forget') await kit.execute(message, id, { type: 'forget' });
  else await queue(id, kit);
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
  if (stillHolds(state, known.state)) await sayAll([{ ...state.words, key: state.key }], kit);
  await kit.execute(reminder, id, { type: 'done' });
}
