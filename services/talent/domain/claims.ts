import { type LaneName, laneNames } from '../lanes.ts';
import type { Named } from './named.ts';
import { type Application, holdsClaim, isUnderWay, laneOf } from './state.ts';

/** Services that are about one person, the child or the patient; the members whom the others name are the household. */
const aboutOne: readonly LaneName[] = ['education', 'medical'];

/** The member of the family whom a service is about. */
export type Subject = Pick<Named, 'memberId' | 'identity'>;

/** The member whom a service is about among those whom an application names; nothing where it is about the talent. */
export const subjectIn = (members: readonly Named[], service: LaneName): Named | undefined =>
  aboutOne.includes(service) ? members.find((one) => one.service === service) : undefined;

const claimOn = (person: string, service: LaneName): string => `active-application#${person}#${service}`;
const claimAbout = (person: string, service: LaneName, whom: string): string => `${claimOn(person, service)}#${whom}`;

/**
 * A talent has one application under way for each service and whom it is about (docs/adr/0032). About a member it is
 * claimed by id and by identity, so that the same child who was added twice is one child.
 */
export const activeClaims = (person: string, service: LaneName, subject: Subject | undefined): string[] =>
  subject
    ? [subject.memberId, subject.identity].map((whom) => claimAbout(person, service, whom))
    : [claimOn(person, service)];

/** The claims of a lane from submission until it has ended; an application of before has those by which it was submitted. */
export const laneClaims = (
  { person, members, bySubject }: Pick<Application, 'person' | 'members' | 'bySubject'>,
  service: LaneName,
): string[] => activeClaims(person, service, bySubject ? subjectIn(members, service) : undefined);

/** A transaction takes a hundred writes; whoever adds more members than this is held off by the looks at the door alone. */
const mostMembers = 40;

/** What an erasure holds, so that nothing is submitted for the person or one of the family (by their ids) while it is carried out. */
export const everyClaim = (person: string, family: readonly string[]): string[] => [
  ...laneNames.map((service) => claimOn(person, service)),
  ...aboutOne.flatMap((service) => family.slice(0, mostMembers).map((id) => claimAbout(person, service, id))),
];

/** Whether a lane that was submitted before its claims said whom it is about is under way for this member, or for whom it does not say. */
export function heldBefore(state: Application, service: LaneName, { memberId, identity }: Subject): boolean {
  const holds = isUnderWay(state) && state.form.services.includes(service) && holdsClaim(laneOf(state, service));
  if (!holds || state.bySubject) return false;
  const other = subjectIn(state.members, service);
  return other ? other.memberId === memberId || other.identity === identity : service === 'education';
}
