import { accept, type Decision } from '../../../shared/log/index.ts';

/** A department's case, as far as it concerns documents: what it was given, and whether it goes on. */
export interface Matter {
  items: string[];
  /** Version of the department's case that `closedAt` is from. */
  version: number;
  closedAt?: string | undefined;
  /** Who has, or had, a review of one of its decisions, by the review's id. */
  reviews?: Readonly<Record<string, Reviewing>>;
  /** The talent took it back; no word of the department opens it again. */
  withdrawn: boolean;
}

/** A review, as its department last told: an open one shows its owner what was decided on. */
export interface Reviewing {
  owner?: string | undefined;
  open: boolean;
  version: number;
}

type NoteReview = { type: 'note-review'; reviewId: string } & Reviewing;

export type MatterCommand =
  | { type: 'attach'; items: string[] }
  | { type: 'close'; version: number }
  | { type: 'reopen'; version: number }
  | NoteReview
  | { type: 'withdraw' };

export type MatterEvent =
  | { type: 'attached'; items: string[] }
  | { type: 'closed'; version: number }
  | { type: 'reopened'; version: number }
  | ({ type: 'review-noted'; reviewId: string } & Reviewing)
  | { type: 'withdrawn' };

export const noMatter: Matter = { items: [], version: 0, withdrawn: false };

/** Both what a case was given and its end are noted here, so that whichever comes second sees the other. */
export function decideMatter(command: MatterCommand, matter: Matter): Decision<MatterEvent, never> {
  switch (command.type) {
    case 'attach': {
      const fresh = command.items.filter((itemId) => !matter.items.includes(itemId));
      return fresh.length === 0 ? accept() : accept({ type: 'attached', items: fresh });
    }
    case 'close':
      return command.version <= matter.version ? accept() : accept({ ...command, type: 'closed' });
    case 'reopen':
      // A department that reopens what was taken back has not got it back from the talent.
      return matter.withdrawn || command.version <= matter.version
        ? accept()
        : accept({ ...command, type: 'reopened' });
    case 'note-review':
      return noteReview(command, matter);
    case 'withdraw':
      return matter.withdrawn ? accept() : accept({ type: 'withdrawn' });
    default:
      return command satisfies never;
  }
}

/** Words of a review come in any order; its decision does not say who had it, who then keeps what was noted. */
function noteReview({ reviewId, ...told }: NoteReview, { reviews }: Matter): Decision<MatterEvent, never> {
  const known = reviews?.[reviewId];
  const late = known !== undefined && known.version >= told.version;
  if (late && (known.owner !== undefined || told.owner === undefined)) return accept();
  const owner = told.owner ?? known?.owner;
  return accept({ ...(late ? known : told), type: 'review-noted', reviewId, ...(owner !== undefined && { owner }) });
}

/** Whether somebody has a review of the case's decisions: an open one, or one by which they work on the case again. */
export const isReviewer = ({ reviews = {}, closedAt }: Matter, who: string): boolean =>
  Object.values(reviews).some(({ owner, open }) => owner === who && (open || closedAt === undefined));

export function evolveMatter(matter: Matter, event: MatterEvent, { at }: { at: string }): Matter {
  switch (event.type) {
    case 'attached':
      return { ...matter, items: [...matter.items, ...event.items] };
    case 'closed':
      return { ...matter, version: event.version, closedAt: at };
    case 'reopened':
      return { ...matter, version: event.version, closedAt: undefined };
    case 'review-noted': {
      const { type: _type, reviewId, ...told } = event;
      return { ...matter, reviews: { ...matter.reviews, [reviewId]: told } };
    }
    case 'withdrawn':
      return { ...matter, withdrawn: true, closedAt: matter.closedAt ?? at };
    default:
      return event satisfies never;
  }
}
