/** The columns of an import in CSV, each with the field of the row that it fills. */
export const columns = {
  key: '/key',
  batch: '/batch',
  enterprise_id: '/enterprise/id',
  enterprise_zh: '/enterprise/zh',
  enterprise_en: '/enterprise/en',
  name_zh: '/names/zh',
  name_en: '/names/en',
  sector: '/sector',
  kind: '/kind',
  stage: '/stage',
  signed_on: '/signedOn',
  signed_amount: '/amounts/signed',
  contracted_foreign: '/amounts/contractedForeign',
  paid_in_foreign: '/amounts/paidInForeign',
  note: '/note',
} as const;
export type Column = keyof typeof columns;

export const isColumn = (name: string): name is Column => Object.hasOwn(columns, name);

/** The column that fills a field; the field itself where no single column does. */
export const columnOf = (pointer: string): string =>
  Object.entries(columns).find(([, field]) => field === pointer)?.[0] ?? pointer;
