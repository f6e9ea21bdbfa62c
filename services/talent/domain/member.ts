import { accept, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { nobody } from '../../../shared/log/index.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { Relation } from '../relations.ts';

/** What is known of a member of a family; sealed under the member's own key. */
interface Known {
  name: Sealed<string>;
  birthDate: Sealed<string>;
}
/** A member of a talent's family, a person of their own. */
export interface Member extends Partial<Known> {
  /** The talent who added them. */
  person: string;
  relation: Relation;
  addedAt: string;
  removed: boolean;
}
export const noMember: Member = { person: '', relation: 'child', addedAt: '', removed: false };

export type MemberEvent =
  | ({ type: 'member-added'; person: string; relation: Relation } & Known)
  | ({ type: 'member-corrected' } & Partial<Known>)
  | { type: 'member-removed' };
export type MemberCommand =
  | ({ type: 'add'; relation: Relation } & Known)
  | ({ type: 'correct' } & Partial<Known>)
  | { type: 'remove' };

/** Only who added a member changes or removes them; a removal is for good. */
export function decideMember(
  command: MemberCommand,
  state: Member,
  { by }: { by: string },
): Decision<MemberEvent, 'not-found'> {
  if (command.type === 'add')
    return state.addedAt === '' ? accept({ ...command, type: 'member-added', person: by }) : accept();
  if (state.person !== by || state.addedAt === '') return refuse('not-found');
  if (command.type === 'remove') return state.removed ? accept() : accept({ type: 'member-removed' });
  return state.removed ? refuse('not-found') : accept({ ...command, type: 'member-corrected' });
}

/** The member after one more event; of one who was removed nothing stays but that there was one. */
export function evolveMember(state: Member, event: MemberEvent, { at }: { at: string }): Member {
  const { type, ...known } = event;
  switch (type) {
    case 'member-added':
      return { ...state, ...known, addedAt: at };
    case 'member-corrected':
      return { ...state, ...known };
    case 'member-removed':
      return { ...noMember, person: state.person, relation: state.relation, addedAt: state.addedAt, removed: true };
    default:
      return type satisfies never;
  }
}

export const forgottenMember = (state: Member): Member => ({
  ...noMember,
  ...{ person: nobody, addedAt: state.addedAt, removed: true },
});

/** Until the day on which a child is fourteen, its data is handled with its guardian's own consent alone (PIPL Art. 31). */
export const isUnder14 = (birthDate: string, today: string): boolean => ageOn(birthDate, today) < 14;

/** Full years on a day; who was born on 29 February is a year older on 1 March of a year without one. */
export function ageOn(birthDate: string, today: string): number {
  const had = birthDate.slice(4) <= today.slice(4) ? 0 : 1;
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - had;
}
