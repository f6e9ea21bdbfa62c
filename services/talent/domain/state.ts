import type { Status } from '../../../shared/casework/contract/index.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { LaneName } from '../lanes.ts';
import type { Answer, Answers } from '../questions/model.ts';
import type { Handed } from './handed.ts';
import type { Named, Ward } from './named.ts';

/** What the talent said, with everything personal sealed: answers by the id of their question. */
export interface SealedForm {
  /** Of the form definition that they were last given, or submitted, under. */
  version: string;
  services: LaneName[];
  answers: Answers;
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
  /** It was opened again and no other application may ask for this service, for the same person, until it ends. */
  reclaimed?: boolean;
  /** Marks of what the talent gave for what the department asks, while it asks. */
  answering?: readonly string[];
}

/** An answer that was corrected after submission; the one before it stays. */
export interface Correction {
  at: string;
  /** Of a member of the family `<memberId>/name`, or another of what is known of it. */
  question: string;
  before?: Answer | undefined;
  value: Answer;
  reason: Sealed<string>;
  /** Departments that were working on it. */
  services: LaneName[];
}

/** Departments that may see the outcome that informs them, as of a version of the consents. */
export interface Readers {
  asOf: number;
  services: readonly LaneName[];
}

/** What the consents said beyond the handling when it was submitted, when they said anything. */
export interface Under {
  readers: Readers;
  /** The employer may be asked. */
  employer: boolean;
}

/** A review of one of a department's decisions, as the department last told. */
export interface ReviewTold {
  /** Of the review at its department; the newest word counts. */
  version: number;
  status: 'open' | 'decided';
  filedBy: string;
  /** Missing where it was asked for before that was told. */
  askedAt?: string | undefined;
  promisedOn?: string | undefined;
  overdue?: true | undefined;
  outcome?: string | undefined;
  decidedAt?: string | undefined;
}

/** A joint application. */
export interface Application {
  status: 'NONE' | 'DRAFT' | 'SUBMITTED' | 'IN_PROGRESS' | 'COMPLETED' | 'WITHDRAWN' | 'EXPIRED';
  person: string;
  form: SealedForm;
  createdAt: string;
  /** When the draft was last changed. */
  touchedAt: string;
  /** The draft's last day, once its talent was told that it expires. */
  expiresOn?: string | undefined;
  submittedAt?: string;
  under?: Under;
  /** Who may see the outcome that informs them now. */
  readers?: Readers;
  /** Reopened applications that ask for a service that this one has the claim on. */
  contested?: Partial<Record<LaneName, readonly string[]>>;
  /** The members of the family whom it names, as the departments know them. */
  members: readonly Named[];
  /** Its claims say whom of the family a service is about. */
  bySubject?: true;
  /** Of a draft: children under fourteen whose guardian was told that their consent is needed. */
  awaited: readonly Ward[];
  /** Children under fourteen among them: their lanes need the guardian's own consent. */
  wards: readonly Ward[];
  /** Of a draft that was withdrawn: it was held long enough, and its answers are gone. */
  discarded?: true;
  closedAt?: string | undefined;
  /** How often it was closed; more than once when a case was reopened. */
  closings: number;
  lanes: Partial<Record<LaneName, Lane>>;
  /** Documents that departments got with the submission. */
  handed?: readonly Handed[];
  /** Reviews of the departments' decisions, by their ids. */
  reviews?: Partial<Record<LaneName, Readonly<Record<string, ReviewTold>>>>;
  corrections: readonly Correction[];
}

/** Before anything happened. */
export const noApplication: Application = {
  status: 'NONE',
  person: '',
  form: { version: '', services: [], answers: {} },
  createdAt: '',
  touchedAt: '',
  closings: 0,
  lanes: {},
  members: [],
  awaited: [],
  wards: [],
  corrections: [],
};

const unheard: Lane = { version: 0, withdrawing: false };

/** A lane, also before its department told anything. */
export const laneOf = ({ lanes }: Pick<Application, 'lanes'>, service: LaneName): Lane => lanes[service] ?? unheard;

export const isTerminal = ({ status }: Lane): boolean => status?.terminal === true;

/** Whether the department waits for an answer of the talent. */
export const isAsking = ({ supplement }: LaneStatus): boolean =>
  supplement !== undefined && supplement.answeredAt === undefined && supplement.closedAt === undefined;

/** Whether it ended once and is worked on again. */
export const isOpenAgain = (lane: Lane): boolean => lane.freed === true && !isTerminal(lane);

/** Whether no other application may ask for this service because of this lane of a submitted one. */
export const holdsClaim = ({ freed, reclaimed }: Lane): boolean => !freed || reclaimed === true;

/** Whether it was opened again while another application for this service is under way. */
export const isBeside = (lane: Lane): boolean => isOpenAgain(lane) && !holdsClaim(lane);

/** Whether the departments are working on it. */
export const isUnderWay = ({ status }: Pick<Application, 'status'>): boolean =>
  status === 'SUBMITTED' || status === 'IN_PROGRESS';
