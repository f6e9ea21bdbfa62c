import type { Refusal } from '../../contract/index.ts';
import { type Principal, worksFor } from '../../identity/index.ts';
import { type Kit, notFound } from '../../service/index.ts';
import { isStaff } from '../desk.ts';
import type { StockAggregate, StockCommand, StockItem } from './kind.ts';

/** The operation by which a caseworker of the department registers an item. */
export const registering =
  <Details>(department: { name: string }, item: StockAggregate<Details>, idOf: (details: Details) => string) =>
  async ({ principal, body }: { principal: Principal; body: Details }, kit: Kit) => {
    if (!worksFor(principal, department.name)) return notFound;
    const registered = await kit.execute(item, idOf(body), { type: 'register', details: body });
    if (!registered.ok) return { ok: false, refusal: registered.refusal as Refusal<'already-registered'> } as const;
    return { ok: true, body, version: registered.version } as const;
  };

/** Whose booking it was is for the department. */
const cancelledShown = ({ at, reason, from }: NonNullable<StockItem<unknown>['cancelled']>) => ({
  ...{ at, reason },
  ...(from && { caseId: from.caseId }),
});

/** An item with what was done to it, as its department sees it. */
export const shownItem = <Details>({
  details,
  withdrawn,
  cancelled,
  changes = [],
  changedBefore,
}: StockItem<Details>) => ({
  ...(details as Details),
  ...(withdrawn && { withdrawn }),
  ...(cancelled && { cancelled: cancelledShown(cancelled) }),
  changes: [...changes],
  ...(changedBefore !== undefined && { earlierChanges: changedBefore }),
});

/** The operation by which the department looks at an item. */
export const showingItem =
  <Details>(department: { name: string }, item: StockAggregate<Details>) =>
  async (id: string, principal: Principal, kit: Kit) => {
    const { state, head } = await kit.load(item, id);
    if (!isStaff(principal, department) || !state.details) return notFound;
    return { ok: true, body: shownItem(state), version: head.version } as const;
  };

interface ToItem<Details> {
  id: string;
  principal: Principal;
  expectedVersion?: number;
  /** Made of the details as they are. */
  command(details: Details): StockCommand<Details>;
}

/** The operation by which a caseworker of the department corrects, withdraws or offers again what is registered. */
export const changingItem =
  <Details>(department: { name: string }, item: StockAggregate<Details>) =>
  async ({ id, principal, expectedVersion, command }: ToItem<Details>, kit: Kit) => {
    const { details } = (await kit.load(item, id)).state;
    if (!worksFor(principal, department.name) || !details) return notFound;
    const changed = await kit.execute(item, id, command(details), expectedVersion);
    // Each operation declares the codes that its command can be refused with.
    if (!changed.ok) return { ok: false, refusal: changed.refusal as Refusal<never> } as const;
    return { ok: true, body: shownItem(changed.state), version: changed.version } as const;
  };
