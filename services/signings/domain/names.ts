/** Names as they are known: the Chinese name, and the English one where there is one. */
export interface Names {
  zh: string;
  en?: string | undefined;
}

/** Where a fact comes from. */
export interface Source {
  name: Names;
  /** Day of publication, `YYYY-MM-DD`. */
  on: string;
}

export const names = ({ zh, en }: Names): Names => (en === undefined ? { zh } : { zh, en });

export const sameNames = (a: Names, b: Names): boolean => a.zh === b.zh && a.en === b.en;
