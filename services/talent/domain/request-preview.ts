import type { FieldFault, Text } from '../../../shared/contract/index.ts';
import type { HeldKind, HeldRecord, Remains } from '../../../shared/rights/index.ts';

interface Collected {
  kinds: readonly HeldKind[];
  records: readonly HeldRecord[];
}
type Parts = Readonly<Record<string, Collected>>;

interface Line {
  service: string;
  kind: string;
  title: Text;
}

/** What an erasure takes, what it must leave and why, and what stands in its way. */
export interface Preview {
  goes: (Line & { count: number })[];
  remains: (Line & { id: string } & Remains)[];
  blocks: (Line & { id: string; reason: Text; mend: Text })[];
}

const titleOf = ({ kinds }: Collected, code: string): Text =>
  kinds.find((kind) => kind.code === code)?.title ?? { zh: code, en: code };

/** Reads the preview from what the services said of their own records. */
export function previewOf(parts: Parts): Preview {
  const all = Object.entries(parts).flatMap(([service, part]) =>
    part.records.map((record) => ({ service, record, title: titleOf(part, record.kind) })),
  );
  const line = ({ service, record, title }: (typeof all)[number]) => ({ service, kind: record.kind, title });
  const going = all.filter(({ record }) => !record.remains && !record.blocks);
  const kinds = Map.groupBy(going, ({ service, record }) => `${service}/${record.kind}`);
  return {
    goes: [...kinds.values()].flatMap((some) => some.slice(0, 1).map((one) => ({ ...line(one), count: some.length }))),
    remains: all.flatMap((one) => {
      const { id, remains } = one.record;
      return remains ? [{ ...line(one), id, ...remains }] : [];
    }),
    blocks: all.flatMap((one) => {
      const { id, blocks } = one.record;
      return blocks ? [{ ...line(one), id, ...blocks }] : [];
    }),
  };
}

/** What stands in the way of an erasure, each with the way to mend it. */
export const blocksIn = (parts: Parts): FieldFault[] =>
  previewOf(parts).blocks.map(({ service, kind, id, reason, mend }) => ({
    pointer: `/${service}/${kind}/${id}`,
    rule: reason,
    mend,
  }));
