import { accept, canonical, type Decision, refuse } from '../../../shared/log/index.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { ItemCode, ItemEvent } from './messages.ts';
import { type Facts, type Item, isKept, runningUses, type Use } from './state.ts';

type Decided = Decision<ItemEvent, ItemCode>;

/** A licence was fetched; the same number under the same key is sealed alike (ADR 0006), so what is kept is not kept twice. */
export function keep(command: { facts: Facts; number: Sealed<string> }, item: Item | null): Decided {
  const { facts, number } = command;
  const same = item?.state === 'READY' && canonical([item.facts, item.number]) === canonical([facts, number]);
  return same ? accept() : accept({ type: 'kept', facts, number });
}

/** A case was given it, has ended, or goes on again after its end. */
export function attach(use: Use, item: Item): Decided {
  const known = item.uses.find(({ service, caseId }) => service === use.service && caseId === use.caseId);
  return isKept(item) && isNews(use, known) ? accept({ type: 'attached', use }) : accept();
}

/** Words of a case come late and again: the newest version of it holds, and of one version its end, as when it is taken back. */
function isNews({ version = 0, closedAt }: Use, known: Use | undefined): boolean {
  if (!known) return true;
  const before = known.version ?? 0;
  return version > before || (version === before && closedAt !== undefined && known.closedAt === undefined);
}

/** Its owner deletes it, unless a case that goes on has it. */
export function remove(person: string, item: Item): Decided {
  if (person !== item.facts.person) return refuse('not-found');
  if (item.state === 'DELETED') return accept();
  const [use] = runningUses(item);
  if (!use) return accept({ type: 'deleted', reason: 'owner' });
  const detail = {
    zh: `正在办理的案件使用这份材料（${use.service}，编号 ${use.caseId}）。`,
    en: `A case that goes on uses it (${use.service}, number ${use.caseId}).`,
  };
  return refuse('in-use', { detail });
}

/** Its time is over; a case that took it meanwhile keeps it. */
export const retire = (item: Item): Decided =>
  isKept(item) && runningUses(item).length === 0 ? accept({ type: 'deleted', reason: 'retention' }) : accept();

/** Its member was removed: it opens no more, so it goes, whatever uses it. */
export const leave = (item: Item): Decided =>
  item.state === 'DELETED' ? accept() : accept({ type: 'deleted', reason: 'member-removed' });

/** Everything of the person goes, whatever uses it. */
export const forget = (item: Item): Decided =>
  item.state === 'DELETED' && item.reason === 'forgotten' ? accept() : accept({ type: 'deleted', reason: 'forgotten' });
