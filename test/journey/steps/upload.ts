import { createHash } from 'node:crypto';
import { walletContract } from '../../../services/wallet/contract.ts';
import { eventually, must, refusedWith, type World } from '../world.ts';

const wallet = walletContract.operations;

/** A file as its talent names it. */
export interface FileToPutUp {
  fileName: string;
  bytes: Buffer;
}

/** What is announced of a file, said to be a PDF and a contract. */
export const announcement = ({ fileName, bytes }: FileToPutUp) => ({
  ...({ kind: 'CON', contentType: 'application/pdf' } as const),
  ...{ fileName, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('base64') },
});

/** Announces a file and puts its bytes up at the address that the wallet gives; answers the item’s id. */
export async function putUp(world: World, talent: string, file: FileToPutUp): Promise<string> {
  const client = world.as(talent);
  let itemId = '';
  await eventually(world, 'the file to be put up', async () => {
    const answer = await client(wallet.uploadItem, { body: announcement(file) });
    // Announced anew after an interruption, it is refused once its bytes are there.
    if (!answer.ok) return refusedWith(answer, 'duplicate') || undefined;
    const { item, upload } = answer.body;
    itemId = item.itemId;
    const put = { method: 'PUT', headers: upload.headers, body: new Uint8Array(file.bytes) };
    return (await fetch(upload.url, put).catch(() => undefined))?.ok || undefined;
  });
  return itemId;
}

/** Waits until the file has been looked at and is in this state; answers the item. */
export const itemThat = (world: World, talent: string, itemId: string, state: 'READY' | 'REFUSED') =>
  eventually(world, `the file to be ${state}`, async () => {
    const item = await must(world.as(talent), wallet.getItem, { params: { itemId } });
    return item.state === state ? item : undefined;
  });
