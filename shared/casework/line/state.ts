/** Something that can be given to whoever is next; after `until` it is of no use any more. */
export interface Item {
  id: string;
  until?: string | undefined;
}

/** Where a waiting case stands: by rank, then by the moment since which it waits. */
export interface Place {
  rank: number;
  since: string;
  /** Nothing can be given to it while its applicant owes an answer. */
  ready: boolean;
}

/** What the line knows of one case, as of that version of it. */
export interface Standing {
  version: number;
  waiting?: Place | undefined;
  holds?: string | undefined;
  /** What it held and gave back; none of it comes to it by itself again. */
  left: readonly Item[];
}

/** Who waits for one kind of thing, and what of it has come free. */
export interface Line {
  cases: Readonly<Record<string, Standing>>;
  free: readonly Item[];
  /** Whose turn it is to have this item; kept until the case has it or cannot take it. */
  turns: Readonly<Record<string, { caseId: string; item: Item }>>;
}

export const emptyLine: Line = { cases: {}, free: [], turns: {} };

export type LineCommand =
  /** Where a case stands now. */
  | ({ type: 'note'; caseId: string } & Standing)
  /** These are free for whoever is next; one whose time was corrected has its new time. */
  | { type: 'free'; items: readonly Item[] }
  /** The case could not take its turn; `taken` when another has the item. */
  | { type: 'pass-on'; itemId: string; caseId: string; taken: boolean };

export type LineEvent =
  | ({ type: 'noted'; caseId: string } & Standing)
  | { type: 'freed'; item: Item }
  | { type: 'turn-given'; item: Item; caseId: string }
  | { type: 'turn-lost'; itemId: string; caseId: string; taken: boolean };

/** The cases that wait, the next one first: by rank, then by the moment, then by id. */
export function inOrder({ cases }: Pick<Line, 'cases'>): { caseId: string; place: Place; left: readonly Item[] }[] {
  const waiting = Object.entries(cases).flatMap(([caseId, { waiting: place, left }]) =>
    place ? [{ caseId, place, left }] : [],
  );
  return waiting.sort((a, b) => a.place.rank - b.place.rank || (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ caseId, place }: { caseId: string; place: Place }): string =>
  `${new Date(place.since).toISOString()}#${caseId}`;

/** A case's place, 1 for the next one, and how many wait; nothing when it does not wait. */
export function positionIn(line: Pick<Line, 'cases'>, caseId: string): { position: number; of: number } | undefined {
  const order = inOrder(line);
  const place = order.findIndex((one) => one.caseId === caseId);
  return place < 0 ? undefined : { position: place + 1, of: order.length };
}
