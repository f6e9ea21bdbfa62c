import type { Text } from '../contract/text.ts';
import type { Certainty } from '../rules/model.ts';
import type { CaseSettings } from './settings.ts';

/** Who or what makes a case move. */
export type Mover =
  | 'caseworker'
  | 'applicant'
  /** The employer that the application names. */
  | 'employer'
  /** Somebody objected while the case was on public notice, or it was found that what they said does not hold. */
  | 'objection'
  /** Something that there is a limited number of was granted, or there was none. */
  | 'grant'
  | 'no-stock'
  /** Whose it is took back what was granted, and the case waits for another. */
  | 'revocation'
  /** A date of the stage itself came. */
  | 'deadline'
  /** The applicant did not take what was granted: back to the queue, or out when that was the last time. */
  | 'lapse'
  | 'last-lapse'
  /** The application was taken back where that ends otherwise than as plainly withdrawn. */
  | 'withdrawal'
  | 'approval'
  | 'rejection';

/** A legal move: from one of these stages to that one. `open` stands for every stage that is not final. */
export interface Move {
  by: Mover;
  from: readonly string[] | 'open';
  to: string;
}

export interface Stage {
  text: Text;
  /** While a case stands here the department's clock stands still, for this reason. */
  waits?: Text;
  /** Who has to do what next, told while the clock runs. */
  next?: Text;
  final?: true;
}

export type Decided = 'approved' | 'rejected';

/** A reason that a decision may name. */
export interface Reason {
  outcome: Decided;
  text: Text;
  /** Whose decision it is, where the department passes on that of another body. */
  by?: Text;
  /** What letters call the outcome, where that is neither a yes nor a no. */
  says?: Text;
  /** Stages in which it can be true, where it cannot in all; in none, when only a step of its own decides so. */
  from?: readonly string[];
  /** True only while the applicant owes what was asked for. */
  asked?: true;
  /** What the applicant can do about it. */
  mend?: Text;
  /** The rule on which it rests, and how sure that is; what would confirm it, unless it is official. */
  source: Text;
  certainty: Certainty;
  confirm?: Text;
}

/** What makes one department's casework its own, as data. */
export interface Department {
  /** The service's name, for instance `hukou`; a caseworker's `department` claim. */
  name: string;
  title: Text;
  stages: Readonly<Record<string, Stage>>;
  /** Where a case begins, unless the department says otherwise when it opens. */
  first: string;
  /** Where a reopened case begins again, when that is not `first`. */
  reopensAt?: string;
  moves: readonly Move[];
  reasons: Readonly<Record<string, Reason>>;
  settings: CaseSettings;
  /** How many offers an applicant may decline and still go on, where that is limited. */
  declinesAllowed?: number;
  /** Whether what it approves can be an amount of money. */
  grantsAmounts?: true;
}

export const withdrawnStage = 'WITHDRAWN';

/** Stages in which a case of any department can end. */
export const closing = {
  stages: {
    REJECTED: { text: { zh: '不予通过', en: 'Rejected' }, final: true },
    [withdrawnStage]: { text: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  moves: [{ by: 'rejection', from: 'open', to: 'REJECTED' }],
} as const satisfies Pick<Department, 'stages' | 'moves'>;

/** What a case shows as its state while a supplement is asked for, whatever its stage. */
export const supplementStage = { code: 'SUPPLEMENT', text: { zh: '待补正', en: 'Supplement asked for' } } as const;

/** The text of a stage; the code itself where a stored one is no longer known. */
export const stageText = ({ stages }: Pick<Department, 'stages'>, code: string): Text =>
  stages[code]?.text ?? { zh: code, en: code };

const mayLeave = (move: Move, stage: string): boolean => move.from === 'open' || move.from.includes(stage);

/** The stages that `by` may move a case to from this one. */
export const targetsOf = ({ moves }: Department, by: Mover, from: string): string[] =>
  moves.filter((move) => move.by === by && mayLeave(move, from)).map((move) => move.to);

/** Every stage that `by` ever moves to. */
export const reachedBy = ({ moves }: Pick<Department, 'moves'>, by: Mover): string[] => [
  ...new Set(moves.filter((move) => move.by === by).map((move) => move.to)),
];
