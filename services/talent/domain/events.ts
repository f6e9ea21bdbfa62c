import type { Sealed } from '../../../shared/sealed/index.ts';
import type { LaneName } from '../lanes.ts';
import type { LaneStatus, SealedForm } from './state.ts';

export interface ApplicationDrafted {
  type: 'application-drafted';
  person: string;
  form: SealedForm;
}
export interface ApplicationRedrafted {
  type: 'application-redrafted';
  form: SealedForm;
}
export interface DraftWithdrawn {
  type: 'draft-withdrawn';
}
export interface ApplicationSubmitted {
  type: 'application-submitted';
}
export interface LanesWithdrawn {
  type: 'lanes-withdrawn';
  services: LaneName[];
}
export interface LaneProgressed {
  type: 'lane-progressed';
  service: LaneName;
  version: number;
  status: LaneStatus;
}
export interface SupplementAnswered {
  type: 'supplement-answered';
  documents: string[];
  items: string[];
  answer?: Sealed<string>;
}
export interface LaneOutcome {
  service: LaneName;
  outcome: 'approved' | 'rejected' | 'withdrawn';
}
export interface ApplicationClosed {
  type: 'application-closed';
  status: 'COMPLETED' | 'WITHDRAWN';
  outcomes: LaneOutcome[];
  /** It had been closed before and a case was reopened. */
  again?: boolean;
}

export type ApplicationEvent =
  | ApplicationDrafted
  | ApplicationRedrafted
  | DraftWithdrawn
  | ApplicationSubmitted
  | LanesWithdrawn
  | LaneProgressed
  | SupplementAnswered
  | ApplicationClosed;
