import type { Want } from './asked.ts';

/** What of a document tells for what it can be handed in. */
export interface Fitting {
  kind: string;
  /** Whose it is, if it is not the talent's own. */
  memberId?: string | undefined;
}

/** The wants that a document's kind answers; what was asked in words alone takes those of no kind that is asked. */
export function ofKind({ kind }: Fitting, wants: readonly Want[]): Want[] {
  const same = wants.filter((want) => want.kind === kind);
  return same.length > 0 ? same : wants.filter((want) => want.kind === undefined);
}

/** Of these, the ones that ask for nobody else's. */
export const answeredBy = (item: Fitting, wants: readonly Want[]): Want[] =>
  ofKind(item, wants).filter(({ memberId }) => memberId === undefined || memberId === item.memberId);

/** The wants that at least one of the documents answers; what was asked in words alone can be answered in words (`said`). */
export const metBy = (items: readonly Fitting[], wants: readonly Want[], said: boolean): Want[] => {
  const met = new Set(items.flatMap((item) => answeredBy(item, wants)));
  return wants.filter((want) => met.has(want) || (said && want.kind === undefined));
};
