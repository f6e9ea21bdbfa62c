/** A project's stages (domain.md, Project), in the order in which they are passed. */
export const stages = [
  'LEAD',
  'ASSESSED',
  'NEGOTIATING',
  'MOU',
  'SIGNED',
  'REGISTERED',
  'PERMITTED',
  'STARTED',
  'OPERATING',
  'FULL_CAPACITY',
  'STALLED',
  'WITHDRAWN',
] as const;
export type Stage = (typeof stages)[number];

/** What must be known of a project before it may enter some stage. */
export const factNames = [
  'assessment',
  'leadUnit',
  'registeredEntity',
  'permits',
  'premises',
  'operationEvidence',
  'capacityEvidence',
] as const;
export type FactName = (typeof factNames)[number];
export type Facts = { [K in FactName]?: string | undefined };

interface StageRule {
  /** Legal prior stages. */
  from: readonly Stage[];
  /** Facts that must be there to enter [D]. */
  needs: readonly FactName[];
  /** Entered by a signing, not by moving the project on. */
  bySigning?: true;
}

const active = [
  'LEAD',
  'ASSESSED',
  'NEGOTIATING',
  'MOU',
  'SIGNED',
  'REGISTERED',
  'PERMITTED',
  'STARTED',
  'OPERATING',
] as const;

/** Transitions as data. A stalled project goes back to the stage in which it stalled. */
export const stageRules: Readonly<Record<Stage, StageRule>> = {
  LEAD: { from: [], needs: [] },
  ASSESSED: { from: ['LEAD'], needs: ['assessment'] },
  NEGOTIATING: { from: ['ASSESSED'], needs: ['leadUnit'] },
  MOU: { from: ['NEGOTIATING'], needs: [], bySigning: true },
  SIGNED: { from: ['NEGOTIATING', 'MOU'], needs: [], bySigning: true },
  REGISTERED: { from: ['SIGNED'], needs: ['registeredEntity'] },
  PERMITTED: { from: ['REGISTERED'], needs: ['permits'] },
  STARTED: { from: ['PERMITTED'], needs: ['premises'] },
  OPERATING: { from: ['STARTED'], needs: ['operationEvidence'] },
  FULL_CAPACITY: { from: ['OPERATING'], needs: ['capacityEvidence'] },
  STALLED: { from: active, needs: [] },
  WITHDRAWN: { from: [...active, 'FULL_CAPACITY', 'STALLED'], needs: [] },
};

/** Whether `b` lies at or beyond `a` on the way from lead to full capacity. */
export const reached = (a: Stage, b: Stage): boolean => stages.indexOf(b) >= stages.indexOf(a);
