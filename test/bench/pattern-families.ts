/** A kind of subscriptions: ten that match the event, and as many others as wanted that do not. */
export interface PatternFamily {
  readonly name: string;
  readonly matching: unknown;
  /** The pattern of the subscription with this number; numbers give different patterns, none matches the event. */
  other(number: number): unknown;
}

/** The event that all families are asked about; its values are made up. */
export const BENCH_EVENT = {
  source: 'plus.talent',
  'detail-type': 'plus.talent.application-decided.v1',
  detail: {
    id: '01JD2Q4W8M3V5T6Y7Z8A9B0C1D',
    subject: 'enterprise/E-000000/case/T-42',
    time: '2026-03-02T09:00:00+08:00',
    data: { enterprise: 'E-000000', department: 'D-0', score: 88, address: '10.0.0.7', tags: ['first', 'urgent'] },
  },
};

const SOURCE = ['plus.talent'];

function id(number: number): string {
  return String(number + 1).padStart(6, '0');
}

const MIXED_TYPES = [
  {},
  { 'detail-type': [{ prefix: 'plus.talent.' }] },
  { 'detail-type': ['plus.talent.application-decided.v1', 'plus.talent.case-closed.v1'] },
  { 'detail-type': ['plus.talent.application-decided.v1', 'plus.talent.case-opened.v1'] },
];

const MIXED_SUBJECTS = [
  () => ({}),
  (number: number) => ({ subject: [{ wildcard: `*/E-${id(number)}/*` }] }),
  () => ({ subject: [{ prefix: 'enterprise/' }] }),
  () => ({ time: [{ prefix: '2026-03' }] }),
  () => ({ subject: [{ 'anything-but': { suffix: '/T-1' } }] }),
];

/** None matches: each has something that the event has not. */
const MIXED_DATA = [
  (number: number) => ({ enterprise: [`E-${id(number)}`, `E-${id(number + 1)}`] }),
  (number: number) => ({ department: [`D-${1 + (number % 300)}`], score: [{ numeric: ['>', number % 100] }] }),
  (number: number) => ({ score: [{ numeric: ['>=', 89 + (number % 10)] }], department: ['D-0'] }),
  (number: number) => ({ score: [{ numeric: ['<', 88 - (number % 50)] }], tags: ['urgent'] }),
  (number: number) => ({ tags: [{ 'anything-but': ['first', 'urgent', `t${number % 9}`] }], score: [88, number] }),
  (number: number) => ({ address: [{ cidr: `10.${1 + (number % 200)}.0.0/16` }], missing: [{ exists: false }] }),
];

/** One family per way of telling subscriptions apart. */
export const PATTERN_FAMILIES: readonly PatternFamily[] = [
  {
    name: 'one exact field of its own',
    matching: { source: SOURCE, detail: { data: { enterprise: ['E-000000'] } } },
    other: (number) => ({ source: SOURCE, detail: { data: { enterprise: [`E-${id(number)}`] } } }),
  },
  {
    name: 'two exact fields, each shared by many',
    matching: { detail: { data: { department: ['D-0'] }, subject: [{ prefix: 'enterprise/' }] }, source: SOURCE },
    other: (number) => ({
      source: [`plus.${number % 300 === 0 ? 'talent' : number % 300}`],
      detail: { data: { department: [`D-${Math.floor(number / 300) + (number % 300 === 0 ? 1 : 0)}`] } },
    }),
  },
  {
    name: 'prefix',
    matching: { source: SOURCE, detail: { subject: [{ prefix: 'enterprise/E-000000/' }] } },
    other: (number) => ({ source: SOURCE, detail: { subject: [{ prefix: `enterprise/E-${id(number)}/` }] } }),
  },
  {
    name: 'wildcard',
    matching: { source: SOURCE, detail: { subject: [{ wildcard: '*/E-000000/*/T-*' }] } },
    other: (number) => ({ source: SOURCE, detail: { subject: [{ wildcard: `*/E-${id(number)}/*/T-*` }] } }),
  },
  {
    name: 'numeric range and anything-but',
    matching: { detail: { data: { score: [{ numeric: ['>=', 60, '<', 90] }], tags: [{ 'anything-but': 'test' }] } } },
    other: (number) => ({
      detail: {
        data: { score: [{ numeric: ['>', 100 + number, '<=', 200 + number] }], tags: [{ 'anything-but': 'test' }] },
      },
    }),
  },
  {
    name: '$or of cidr and ignoring case',
    matching: { detail: { data: { $or: [{ address: [{ cidr: '10.0.0.0/24' }] }, { department: ['D-9'] }] } } },
    other: (number) => ({
      detail: {
        data: {
          $or: [
            { address: [{ cidr: `11.${(number >> 13) & 255}.${(number >> 5) & 255}.${(number & 31) << 3}/29` }] },
            { enterprise: [{ 'equals-ignore-case': `e-${id(number)}` }] },
          ],
        },
      },
    }),
  },
  {
    name: 'a mixture of all these',
    matching: { source: SOURCE, detail: { data: { enterprise: ['E-000000'] } } },
    other: (number) => ({
      source: number % 3 === 0 ? [`plus.${['hukou', 'housing', 'medical'][number % 7] ?? 'talent'}`] : SOURCE,
      ...MIXED_TYPES[number % 4],
      detail: { ...MIXED_SUBJECTS[number % 5]?.(number), data: MIXED_DATA[number % 6]?.(number) },
    }),
  },
];
