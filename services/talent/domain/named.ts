import type { Sealed } from '../../../shared/sealed/index.ts';
import type { LaneName } from '../lanes.ts';
import type { Answer, FormDefinition } from '../questions/model.ts';
import type { Relation } from '../relations.ts';
import { type Answered, askedOf } from './answers.ts';

/** A member of the family as an application names them to one department; sealed under the member's own key. */
export interface Named {
  service: LaneName;
  memberId: string;
  relation: Relation;
  name: Sealed<string>;
  birthDate: Sealed<string>;
  /** Full years at the submission. */
  age: Sealed<number>;
  /** The same for the same name and birth date within one family, and tells nobody anything. */
  identity: string;
  /** Under fourteen: the lane needs the guardian's own consent for this child. */
  guarded: boolean;
}

/** What the rules of a department call the age of the member whom it is about. */
export const ageFacts: Readonly<Partial<Record<LaneName, string>>> = { education: 'childAge', medical: 'patientAge' };

/** What of a member departments learn anew when it is corrected. */
export type Renewable = 'name' | 'birthDate' | 'age';

/** That a form names a member to a department, and at which answer. */
export interface Naming extends Pick<Named, 'service' | 'memberId'> {
  pointer: string;
  names: readonly Relation[];
}

/** A form names members of the family in questions that ask for them, of the services that it asks for; an answer that is not asked for names nobody. */
export const namingsIn = (definition: FormDefinition, form: Answered): Naming[] =>
  askedOf(definition, form).flatMap(({ id, names, place, services: [service] }) => {
    if (!names || !place || !service) return [];
    const answer = form.answers[id];
    const listed = Array.isArray(answer);
    return idsIn(answer).map((memberId, at) => ({
      ...{ service, memberId, names },
      pointer: listed ? `/answers/${id}/${at}` : `/answers/${id}`,
    }));
  });

const idsIn = (answer: Answer | undefined): string[] =>
  [answer ?? []].flat().filter((one): one is string => typeof one === 'string');

/** A child under fourteen for whom a lane needs the guardian's own consent. */
export interface Ward {
  service: LaneName;
  memberId: string;
}
interface Guarding {
  /** Before other departments knew members: the child of the education lane. */
  guarded?: string | undefined;
  wards?: readonly Ward[] | undefined;
}

/** The children under fourteen that something stored or told is about, also as it was written before. */
export const wardsOf = ({ guarded, wards }: Guarding): readonly Ward[] =>
  wards ?? (guarded === undefined ? [] : [{ service: 'education', memberId: guarded }]);

/** Those of the members named who are under fourteen. */
export const wardsAmong = (named: readonly Named[]): Ward[] =>
  named.filter(({ guarded }) => guarded).map(({ service, memberId }) => ({ service, memberId }));
