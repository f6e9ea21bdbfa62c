import { resource } from '../../../services/incubators/aggregates.ts';
import { freeOf, holds, type Resource } from '../../../services/incubators/domain/resource.ts';
import type { Case } from '../../../shared/casework/domain/index.ts';
import { applyCommit, type Commit } from '../../../shared/log/index.ts';
import { stock } from '../play/stock.ts';
import { type Kept, kept, type Records, statesOf } from './logs.ts';

const limits = { housing: stock.units, education: stock.places, medical: stock.slots } as const;

/** Claims on what there is a limited number of; a person's one housing benefit, the year's appointments, a child's one coordination and used keys are no stock. */
const stockClaims = ({ claims }: Kept) => [...claims].filter(([claim]) => !/^(benefit|visit|child|key)#/.test(claim));

/** Units, places and slots that two hold, that nobody holds by right, or more than there are. */
export const overgranted = (records: Records): string[] =>
  Object.entries(limits).flatMap(([lane, most]) => {
    const department = kept(records, lane);
    const holding = [...statesOf<Case<unknown>>(department, 'case')].filter(([, { hold }]) => hold !== undefined);
    const wanted = holding.map(([id, { hold }]) => `${hold?.claim} case/${id}`);
    const held = stockClaims(department).map(([claim, holder]) => `${claim} ${holder}`);
    return [
      ...wanted.filter((one) => !held.includes(one)).map((one) => `${lane}: ${one} holds without a claim`),
      ...held.filter((one) => !wanted.includes(one)).map((one) => `${lane}: ${one} is claimed and not held`),
      ...(holding.length > most ? [`${lane}: ${holding.length} are held of ${most}`] : []),
    ];
  });

/** How many of each were granted and are held now; when nothing was, nothing is proven. */
export const grantedNow = (records: Records): Record<string, number> =>
  Object.fromEntries(Object.keys(limits).map((lane) => [lane, stockClaims(kept(records, lane)).length]));

/** Resources of which at any time more was held than there is, or than their requests hold. */
export const overbooked = (records: Records): string[] =>
  [...kept(records, 'incubators').streams]
    .filter(([stream]) => stream.startsWith('resource/'))
    .flatMap(([stream, commits]) =>
      historyOf(commits)
        .filter(isWrong)
        .map(({ held }) => `${stream}: ${held} held`),
    );

function historyOf(commits: readonly Commit[]): Resource[] {
  let state: Resource | null = resource.initial;
  return commits.map((commit) => {
    state = applyCommit(resource, state, commit);
    if (state === null) throw new Error(`${commit.stream} was not offered`);
    return state;
  });
}

function isWrong(state: Resource): boolean {
  const granted = Object.values(state.requests).filter(holds);
  const sum = granted.reduce((total, { amount }) => total + amount, 0);
  const first = state.requests[state.waitlist[0] ?? ''];
  const keptWaiting = first !== undefined && first.amount <= freeOf(state);
  return freeOf(state) < 0 || sum !== state.held || keptWaiting;
}
