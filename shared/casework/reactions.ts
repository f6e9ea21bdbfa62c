import type * as z from 'zod/mini';
import { localDateOf } from '../calendar/index.ts';
import { refsOn } from '../rules/index.ts';
import type { Sealed } from '../sealed/index.ts';
import { type Kit, NotYet, type Reacted } from '../service/index.ts';
import type { Applicant, Employer } from './applicant.ts';
import { submittedAround } from './around.ts';
import type { EmploymentTold, LinkTold } from './contract/around.ts';
import type { HandedDocument } from './contract/handed.ts';
import type { Desk } from './desk.ts';
import type { Met } from './domain/answering.ts';
import type { Told } from './domain/known-fact.ts';

export interface Submitted {
  applicationId: string;
  person: string;
  submittedAt: string;
  services: readonly string[];
  applicant: Applicant;
  employer: Employer;
  facts?: ({ service: string; fact: string } & Told)[] | undefined;
  employment?: EmploymentTold | undefined;
  links?: readonly LinkTold[] | undefined;
  documents?: (HandedDocument & { service: string })[] | undefined;
}

export interface Withdrawn {
  applicationId: string;
  person: string;
  services: readonly string[];
}

/** Opens the department's case of a submitted application that asks for it; takes its own answers and nobody else's. */
export async function openCase<A, Facts extends z.ZodMiniType, C, R extends string>(
  { department, aggregate, rules }: Desk<A, Facts, C, R>,
  submitted: Submitted,
  answers: A | undefined,
  kit: Kit,
): Promise<Reacted> {
  const { applicationId, person, submittedAt, services, applicant, employer, facts: told = [] } = submitted;
  if (!services.includes(department.name)) return { ok: true };
  if (answers === undefined) return { ok: false, reject: `asks for ${department.name} and has no answers for it` };
  const data = { applicationId, person, submittedAt, applicant, employer, answers };
  const own = told.flatMap(({ service, ...fact }) => (service === department.name ? [fact] : []));
  const facts = own.length > 0 ? { facts: own } : {};
  const kept = rules && { rules: refsOn(rules.book, localDateOf(submittedAt), rules.of(answers)) };
  const handed = (submitted.documents ?? []).flatMap(({ service, ...one }) =>
    service === department.name ? [one] : [],
  );
  const documents = handed.length > 0 ? { documents: handed } : {};
  const around = submittedAround(department.name, submitted);
  return kit.begin(aggregate, applicationId, { type: 'open', ...data, ...facts, ...kept, ...documents, ...around });
}

/** Withdraws the department's case, if it is one of those that the talent takes back; also before it was opened. */
export async function withdrawCase<A, Facts extends z.ZodMiniType, C, R extends string>(
  { department, aggregate }: Desk<A, Facts, C, R>,
  { applicationId, person, services }: Withdrawn,
  kit: Kit,
): Promise<Reacted> {
  if (!services.includes(department.name)) return { ok: true };
  return kit.execute(aggregate, applicationId, { type: 'withdraw', applicationId, person });
}

export interface AnsweredOnce {
  applicationId: string;
  person: string;
  documents: string[];
  items: string[];
  answer?: Sealed<string> | undefined;
  unnamed?: string[] | undefined;
  given?: { service: string; items: string[]; met?: Met[] | undefined }[] | undefined;
}

/** Takes an answer that the talent gave once for all departments, when this one asked for something of it. */
export const answerCase = <A, Facts extends z.ZodMiniType, C, R extends string>(
  { aggregate, department: { name } }: Desk<A, Facts, C, R>,
  { applicationId, person, documents, items, answer, unnamed = [], given = [] }: AnsweredOnce,
  kit: Kit,
): Promise<Reacted> => {
  const own: { items: string[]; met?: Met[] | undefined } = given.find(({ service }) => service === name) ?? { items };
  const more = { ...(answer && { answer }), ...(unnamed.includes(name) && { unnamed: true }) };
  const met = own.met && { met: own.met };
  const command = { type: 'answer-supplement', person, documents, items: own.items, ...more, ...met } as const;
  return kit.execute(aggregate, applicationId, command);
};

export interface Corrected extends Told {
  applicationId: string;
  person: string;
  services: readonly string[];
  number: number;
  at: string;
  question: string;
  place?: string | undefined;
  facts: readonly { service: string; fact: string }[];
  reason: Sealed<string>;
}

/** Takes over what the talent corrected, when it is about this department's case. */
export async function correctCase<A, Facts extends z.ZodMiniType, C, R extends string>(
  { department: { name }, aggregate }: Desk<A, Facts, C, R>,
  { applicationId, services, facts, ...told }: Corrected,
  kit: Kit,
): Promise<Reacted> {
  if (!services.includes(name)) return { ok: true };
  const own = facts.flatMap(({ service, fact }) => (service === name ? [fact] : []));
  return kit.execute(aggregate, applicationId, { type: 'correct', ...told, facts: own });
}

export interface Halted {
  applicationId: string;
  services: readonly string[];
  recipients: readonly string[];
  version: number;
}

/** Flags the case whose person halted the department, or takes the flag away; waits for a case that is on its way. */
export async function haltCase<A, Facts extends z.ZodMiniType, C, R extends string>(
  { department: { name }, aggregate }: Desk<A, Facts, C, R>,
  { applicationId, services, recipients, version }: Halted,
  kit: Kit,
): Promise<Reacted> {
  if (!services.includes(name)) return { ok: true };
  const done = await kit.execute(aggregate, applicationId, {
    type: 'halt',
    halted: recipients.includes(name),
    version,
  });
  if (done.ok && done.state.status === 'none') throw new NotYet('the case is not open');
  return done;
}
