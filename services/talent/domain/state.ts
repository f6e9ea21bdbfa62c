import type * as z from 'zod/mini';
import type { Applicant, Employer, Status } from '../../../shared/casework/contract/index.ts';
import type { sealedAnswers } from '../events.ts';
import type { LaneName } from '../lanes.ts';

export type SealedAnswers = z.output<typeof sealedAnswers>;

/** What the talent said, with everything personal sealed. */
export interface SealedForm {
  services: LaneName[];
  applicant: Applicant;
  employer: Employer;
  answers: SealedAnswers;
}

/** What a department last told of its part. */
export type LaneStatus = Omit<Status, 'caseId' | 'applicationId' | 'person'>;

export interface Lane {
  /** Version of the department's case that `status` is from; 0 before anything came. */
  version: number;
  status?: LaneStatus;
  /** The talent asked to take this part back. */
  withdrawing: boolean;
  /** It ended once, and since then another application may ask for this service. */
  freed?: boolean;
}

/** A joint application. */
export interface Application {
  status: 'NONE' | 'DRAFT' | 'SUBMITTED' | 'IN_PROGRESS' | 'COMPLETED' | 'WITHDRAWN';
  person: string;
  form: SealedForm;
  createdAt: string;
  submittedAt?: string;
  closedAt?: string | undefined;
  /** How often it was closed; more than once when a case was reopened. */
  closings: number;
  lanes: Partial<Record<LaneName, Lane>>;
}

/** Before anything happened. It has no form yet: what reads one asks for the status first. */
export const noApplication = {
  status: 'NONE',
  person: '',
  createdAt: '',
  closings: 0,
  lanes: {},
} as Application;

const unheard: Lane = { version: 0, withdrawing: false };

/** A lane, also before its department told anything. */
export const laneOf = ({ lanes }: Pick<Application, 'lanes'>, service: LaneName): Lane => lanes[service] ?? unheard;

export const isTerminal = ({ status }: Lane): boolean => status?.terminal === true;

/** Whether the departments are working on it. */
export const isUnderWay = ({ status }: Pick<Application, 'status'>): boolean =>
  status === 'SUBMITTED' || status === 'IN_PROGRESS';
