import * as z from 'zod/mini';
import { toShanghai } from '../../shared/calendar/index.ts';
import type { Keyring, Sealed } from '../../shared/sealed/index.ts';
import { type Handle, notFound } from '../../shared/service/index.ts';
import { exportLinkOf, type walletContract } from './contract.ts';
import { isKept } from './domain/state.ts';
import { item } from './item.ts';
import { contentOf } from './opening.ts';

const carried = z.tuple([z.string(), z.string()]);

/** What a link carries; nothing for what is none. */
function readLink(link: string): { itemId: string; box: string } | undefined {
  try {
    const [itemId, box] = carried.parse(JSON.parse(Buffer.from(link, 'base64url').toString('utf8')));
    return { itemId, box };
  } catch {
    return undefined;
  }
}

/** Until when a link holds, as the export sealed it under the person's key; whoever made one up has none. */
async function heldUntil(keyring: Keyring, itemId: string, person: string, box: string) {
  const { field } = exportLinkOf(itemId);
  const sealed = { sealed: 'v1', person, field, box } as unknown as Sealed<string>;
  const opened = await keyring.open(sealed, { who: person, why: 'wallet.own-export', caseId: itemId, itemId });
  return opened.ok ? opened.value : undefined;
}

/**
 * The bytes of a file, for whoever has the link that an export gave its person: one file, some minutes, recorded as their
 * own opening. The box is tried for a document that is there alone, so that nobody fills a stranger's record by guessing.
 */
export const getExportedFile: Handle<(typeof walletContract.operations)['getExportedFile']> = async (
  { params },
  kit,
) => {
  const read = readLink(params.link);
  const { state } = read ? await kit.load(item, read.itemId) : { state: null };
  if (!read || !state?.file || !isKept(state)) return notFound;
  const { person } = state.facts;
  const until = await heldUntil(kit.keyring(), read.itemId, person, read.box);
  if (until === undefined) return notFound;
  if (until <= toShanghai(kit.now())) return { ok: false, refusal: { code: 'link-expired' } };
  const { itemId } = read;
  const opened = await contentOf(state, { who: person, why: 'wallet.own-export', caseId: itemId, itemId }, true, kit);
  if (!opened.ok) return opened;
  return 'file' in opened.body ? { ok: true, body: opened.body.file } : notFound;
};
