import { type Commit, toItem } from '../../log/index.ts';
import type { StreamBatch } from '../stream.ts';

/** Commits as Lambda hands them over: bytes as base64 text, sequence numbers `1`, `2`, … in the order given. */
export const recordsOf = (commits: readonly Commit[]): StreamBatch => ({
  Records: commits.map((commit, index) => ({
    dynamodb: { SequenceNumber: String(index + 1), NewImage: imageOf(commit) },
  })),
});

function imageOf(commit: Commit): Record<string, unknown> {
  const { body, ...others } = toItem(commit);
  return { ...others, body: body?.B === undefined ? body : { B: Buffer.from(body.B).toString('base64') } };
}
