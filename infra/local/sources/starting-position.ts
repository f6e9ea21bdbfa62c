import type { Checkpoints } from './checkpoints.ts';
import type { StreamFeed } from './stream-feed.ts';
import type { Shard } from './streams-api.ts';

/** Marks a mapping that has taken its starting position once. */
const begun = '#begun';

/**
 * Runs once in a mapping's life. With LATEST, what the stream holds now is passed over, and the place is kept: a
 * restart before the first record must not pass over that record too.
 */
export async function takeStartingPosition(
  mapping: string,
  position: 'TRIM_HORIZON' | 'LATEST',
  shards: readonly Shard[],
  feed: StreamFeed,
  checkpoints: Checkpoints,
): Promise<void> {
  if (checkpoints.read(mapping, begun) !== undefined) return;
  if (position === 'LATEST') {
    for (const { id } of shards) {
      const end = await endOf(id, feed);
      if (end !== undefined) checkpoints.write(mapping, id, end);
    }
  }
  checkpoints.write(mapping, begun, position);
}

async function endOf(shard: string, feed: StreamFeed): Promise<string | undefined> {
  let after: string | undefined;
  for (;;) {
    const { records } = await feed.read(shard, after);
    const last = records.at(-1);
    if (!last) return after;
    after = last.dynamodb.SequenceNumber;
  }
}
