import type { Aggregate } from '../../shared/log/index.ts';
import { decideReuse, evolveReuse, nothingSaid, type Reuse, type ReuseSaid } from './domain/consents.ts';
import { evolveFamily, type Family, type MemberNoted, noFamily, noteMember } from './domain/family.ts';
import {
  decideMatter,
  evolveMatter,
  type Matter,
  type MatterCommand,
  type MatterEvent,
  noMatter,
} from './domain/matter.ts';

/** What a person's consents say of using documents again; its id is the person. */
export const reuse: Aggregate<Reuse, ReuseSaid, ReuseSaid, never> = {
  name: 'reuse',
  initial: nothingSaid,
  decide: decideReuse,
  evolve: evolveReuse,
  personal: { of: (_state, id) => id, forgotten: () => nothingSaid },
};

/** A department's case; its id names both. */
export const matter: Aggregate<Matter, MatterCommand, MatterEvent, never> = {
  name: 'matter',
  initial: noMatter,
  decide: decideMatter,
  evolve: evolveMatter,
};

export const matterOf = (service: string, caseId: string): string => `${service}-${caseId}`;

/** A person's family; its id is the person. */
export const family: Aggregate<Family, MemberNoted, MemberNoted, never> = {
  name: 'family',
  initial: noFamily,
  decide: noteMember,
  evolve: evolveFamily,
  personal: { of: (_state, id) => id, forgotten: () => noFamily },
};
