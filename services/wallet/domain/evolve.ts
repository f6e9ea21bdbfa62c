import type { ItemEvent } from './messages.ts';
import type { File, Item, Use } from './state.ts';

/** A document after one more event. */
export function evolveItem(item: Item | null, event: ItemEvent, { at }: { at: string }): Item | null {
  if (event.type === 'kept') {
    const { facts, number } = event;
    const kept = { facts, number, state: 'READY', addedAt: at, since: at } as const;
    return { ...kept, past: item?.past ?? [], uses: item?.uses ?? [] };
  }
  if (event.type === 'announced') return announced(item, event, at);
  return item && evolveKnown(item, event, at);
}

/** What an earlier file left is remembered, so that it can be removed. */
function announced(item: Item | null, event: Extract<ItemEvent, { type: 'announced' }>, at: string): Item {
  const { facts, file, attempt = (item?.file?.attempt ?? 0) + 1 } = event;
  const left = item?.file?.kept ? [item.file.kept.object] : [];
  const past = [...(item?.past ?? []), ...left].slice(-20);
  return { facts, file: { ...file, attempt }, state: 'UPLOADING', addedAt: at, since: at, past, uses: [] };
}

type OfKnown = Exclude<ItemEvent, { type: 'kept' | 'announced' }>;

function evolveKnown(item: Item, event: OfKnown, at: string): Item {
  switch (event.type) {
    case 'checked': {
      const { contentType, bytes } = event;
      return { ...item, state: 'CHECKED', since: at, file: { ...fileOf(item), contentType, bytes } };
    }
    case 'scanned':
      return { ...item, verdict: 'clean', state: item.state === 'UPLOADING' ? 'SCANNED' : item.state };
    case 'stored': {
      const { late: _late, ...rest } = item;
      const { type: _type, ...kept } = event;
      return { ...rest, state: 'READY', since: at, file: { ...fileOf(item), kept } };
    }
    case 'refused':
      return { ...without(item), state: 'REFUSED', since: at, reason: event.reason };
    case 'noted-late':
      return { ...item, late: true };
    case 'warned':
      return { ...item, warned: true };
    case 'expired':
      return { ...item, state: 'EXPIRED', since: at };
    case 'attached':
      return { ...item, uses: withUse(item.uses, event.use) };
    case 'deleted':
      return { ...without(item), state: 'DELETED', since: at, reason: event.reason ?? 'owner', uses: [] };
    default:
      return event satisfies never;
  }
}

/** Only a file is looked at, scanned and stored. */
const fileOf = ({ file }: Item): File => file as File;

const withUse = (uses: readonly Use[], use: Use): Use[] => [
  ...uses.filter(({ service, caseId }) => service !== use.service || caseId !== use.caseId),
  use,
];

/** Without what identifies it and what opens it; where its bytes lie stays known until they are removed. */
function without(item: Item): Item {
  const { number: _number, file, late: _late, ...rest } = item;
  if (!file) return rest;
  const { name: _name, kept, ...told } = file;
  return { ...rest, file: told, past: kept ? [...rest.past, kept.object] : rest.past };
}
