import * as z from 'zod/mini';
import { fields } from '../../contract/index.ts';
import { personId } from '../../sealed/index.ts';

const whose = { applicationId: fields.id(), person: personId(), services: z.array(z.string()) };
const employmentState = z.enum(['asked', 'confirmed', 'denied', 'not-asked']);

/** What the employer says of the employment, as departments learn it: nothing personal. */
export const employmentTold = z.object({
  state: employmentState,
  /** When it was asked, answered, or closed without an answer. */
  at: fields.instant(),
  /** Whether the employer sees the application: the talent consents to it now. Missing, it does once it is asked. */
  open: z.optional(z.boolean()),
});
export type EmploymentTold = z.output<typeof employmentTold>;

const link = {
  /** Whether the talent consents to the outcome being seen by the lane's department; it is told only then. */
  shared: z.boolean(),
  outcome: z.optional(z.enum(['approved', 'rejected'])),
  on: z.optional(fields.day()),
  text: fields.words,
};

/** That the outcome of one lane (`from`) informs another; it holds nothing up. */
export const linkTold = z.object({ service: z.string(), from: z.string(), ...link });
export type LinkTold = z.output<typeof linkTold>;

/** What the talent service tells around a case, each whole: the employment, the links, and reopened cases that stand against it. */
export const employmentAnsweredData = z.extend(employmentTold, whose);
export const lanesLinkedData = z.object({ ...whose, links: z.array(linkTold) });
export const claimContestedData = z.object({ ...whose, beside: z.array(fields.id()) });

/** The same as a case shows it. */
export const aroundOutput = {
  /** Whether the employer that the application names confirmed the employment. */
  employment: z.optional(z.object({ state: employmentState, on: z.optional(fields.day()), text: fields.words })),
  /** Departments whose outcome informs this case, and the outcome while the talent consents to its being seen here. */
  informedBy: z.optional(z.array(z.object({ service: z.string(), ...link }))),
  /** Other open cases of the same applicant about the same person, when one of them was reopened; for staff, who say which one goes on. */
  besideCases: z.optional(z.array(fields.id())),
  /** What staff can do about those. */
  besideAdvice: z.optional(fields.words),
};
