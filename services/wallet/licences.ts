import type { Text } from '../../shared/contract/index.ts';
import type { DocumentCode } from '../../shared/documents/kinds.ts';

/** A government-issued licence (电子证照) as its issuer's source tells it. */
export interface Licence {
  issuer: Text;
  /** Days in Asia/Shanghai; valid through the last. */
  issuedOn: string;
  expiresOn: string;
  /** Which source told it, and whether that can be relied on. */
  source: string;
  certainty: 'official' | 'made-up';
  /** Personal: sealed as soon as it is here. */
  number: string;
}

/** Where licences are fetched from; `undefined`: the source has none of this kind for this person. */
export interface LicenceSource {
  fetch(person: string, kind: DocumentCode, today: string): Promise<Licence | undefined>;
}

const issuers: Partial<Record<DocumentCode, Text>> = {
  ID: { zh: '示例公安机关（演示数据）', en: 'Example police authority (made up)' },
  RP: { zh: '示例公安机关（演示数据）', en: 'Example police authority (made up)' },
  SI: { zh: '示例社保机构（演示数据）', en: 'Example social insurance office (made up)' },
  MAR: { zh: '示例民政部门（演示数据）', en: 'Example civil affairs office (made up)' },
};

/** Everyone has the same made-up licence of each kind, valid for the year after today's. */
const demonstration: LicenceSource = {
  async fetch(_person, kind, today) {
    const issuer = issuers[kind];
    if (!issuer) return undefined;
    const year = Number(today.slice(0, 4));
    return {
      issuer,
      issuedOn: `${year}-01-01`,
      expiresOn: `${year + 1}-12-31`,
      source: 'demonstration',
      certainty: 'made-up',
      number: `DEMO-${kind}-0000`,
    };
  },
};

/** The source of a stage: made-up licences exist on the local machine alone, and no real source is connected yet. */
export const licenceSourceOf = (stage: string): LicenceSource | undefined =>
  stage === 'local' || stage === 'test' ? demonstration : undefined;
