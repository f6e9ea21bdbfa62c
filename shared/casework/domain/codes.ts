import type { CaseRefusal, CaseRefusalElsewhere } from '../contract/refusals.ts';

export type CaseCode = Exclude<CaseRefusal, CaseRefusalElsewhere> | 'not-found';
