import { accept, type Decision } from '../../../shared/log/index.ts';

/** A department's case, as far as it concerns documents: what it was given, and whether it goes on. */
export interface Matter {
  items: string[];
  /** Version of the department's case that `closedAt` is from. */
  version: number;
  closedAt?: string | undefined;
  /** The talent took it back; no word of the department opens it again. */
  withdrawn: boolean;
}

export type MatterCommand =
  | { type: 'attach'; items: string[] }
  | { type: 'close'; version: number }
  | { type: 'reopen'; version: number }
  | { type: 'withdraw' };

export type MatterEvent =
  | { type: 'attached'; items: string[] }
  | { type: 'closed'; version: number }
  | { type: 'reopened'; version: number }
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
    case 'withdraw':
      return matter.withdrawn ? accept() : accept({ type: 'withdrawn' });
    default:
      return command satisfies never;
  }
}

export function evolveMatter(matter: Matter, event: MatterEvent, { at }: { at: string }): Matter {
  switch (event.type) {
    case 'attached':
      return { ...matter, items: [...matter.items, ...event.items] };
    case 'closed':
      return { ...matter, version: event.version, closedAt: at };
    case 'reopened':
      return { ...matter, version: event.version, closedAt: undefined };
    case 'withdrawn':
      return { ...matter, withdrawn: true, closedAt: matter.closedAt ?? at };
    default:
      return event satisfies never;
  }
}
