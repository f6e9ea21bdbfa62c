import { accept, type Context, type Decision, refuse } from '../../../shared/log/index.ts';
import { announce, check, giveUp, scan, store } from './arrive.ts';
import { attach, forget, keep, leave, remove, retire } from './last.ts';
import type { ItemCode, ItemCommand, ItemEvent } from './messages.ts';
import type { Item } from './state.ts';

/** What happens to a document. */
export function decideItem(command: ItemCommand, item: Item | null, _context: Context): Decision<ItemEvent, ItemCode> {
  if (command.type === 'keep') return keep(command, item);
  if (command.type === 'announce') return announce(command, item);
  return item ? decideKnown(command, item) : refuse('not-found');
}

type OfKnown = Exclude<ItemCommand, { type: 'keep' | 'announce' }>;

function decideKnown(command: OfKnown, item: Item): Decision<ItemEvent, ItemCode> {
  switch (command.type) {
    case 'check':
      return check(command, item);
    case 'scan':
      return scan(command, item);
    case 'store':
      return store({ ...command, type: 'stored' }, item);
    case 'note-late':
      return item.state === 'CHECKED' && !item.late ? accept({ type: 'noted-late' }) : accept();
    case 'give-up':
      return giveUp(item);
    case 'warn':
      return item.state === 'READY' && !item.warned ? accept({ type: 'warned' }) : accept();
    case 'expire':
      return item.state === 'READY' ? accept({ type: 'expired' }) : accept();
    case 'attach':
      return attach(command.use, item);
    case 'delete':
      return remove(command.person, item);
    case 'retire':
      return retire(item);
    case 'leave':
      return leave(item);
    case 'forget':
      return forget(item);
    default:
      return command satisfies never;
  }
}
