import type { CaseRow } from '../../shared/casework/contract/rows.ts';
import { inStateOf } from '../../shared/casework/views.ts';
import type { Kit } from '../../shared/service/index.ts';
import { educationCase } from './case.ts';
import { defaultCategory, educationDepartment as department } from './department.ts';
import { type EducationCase, termOf, wishesOf } from './domain/case.ts';
import { categoryRank, drawOf } from './domain/draw.ts';
import { type Candidate, type Planned, planOf } from './domain/plan.ts';
import { windows } from './domain/windows.ts';
import type { Wish } from './domain/wishes.ts';
import { firstFree } from './schools/places.ts';
import { schoolFound } from './schools/school.ts';

interface Which {
  schoolYear: number;
  batch: number;
}

/** Cases of one plan: it lands in one commit. What is left over is the next run's. */
const most = 1000;

/** What the rule gives the cases of a batch now; what waits already is named only where there is a place for it. */
export async function planned(kit: Kit, which: Which): Promise<Planned[]> {
  const verified = await candidatesIn(kit, 'VERIFIED', which);
  const waiting = await candidatesIn(kit, 'COORDINATED', which);
  const candidates = [...verified, ...waiting];
  const known = new Set(waiting.map(({ caseId }) => caseId));
  const { free, withdrawn } = await freeFor(kit, candidates, which.schoolYear);
  const skipped = new Map(
    candidates.map(({ caseId, wishes }) => [caseId, wishes.filter(({ schoolId }) => withdrawn.has(schoolId))]),
  );
  return planOf(candidates, free)
    .filter(({ caseId, schoolId }) => schoolId !== undefined || !known.has(caseId))
    .slice(0, most)
    .map((plan) => ({ ...plan, ...saying(skipped.get(plan.caseId) ?? []) }));
}

const saying = (skipped: readonly Wish[]) =>
  skipped.length > 0 ? { withdrawn: skipped.map(({ schoolId }) => schoolId) } : {};

async function candidatesIn(kit: Kit, stage: string, which: Which): Promise<Candidate[]> {
  const found: Candidate[] = [];
  let cursor: string | undefined;
  do {
    const result = await kit.page<CaseRow>(inStateOf(department.name, stage), { limit: 100, cursor });
    if (!result.ok) throw new Error('a list refused its own cursor');
    const loaded = await Promise.all(
      result.page.items.map(async ({ caseId }) => ({ caseId, state: (await kit.load(educationCase, caseId)).state })),
    );
    found.push(
      ...loaded.filter(({ state }) => isOf(state, stage, which)).map(({ caseId, state }) => candidateOf(caseId, state)),
    );
    cursor = result.page.next;
  } while (cursor !== undefined);
  return found;
}

function isOf(state: EducationCase, stage: string, { schoolYear, batch }: Which): boolean {
  const term = termOf(state);
  return state.stage === stage && term.schoolYear === schoolYear && term.batch === batch;
}

const candidateOf = (caseId: string, state: EducationCase): Candidate => ({
  caseId,
  category: state.category ?? defaultCategory,
  rank: categoryRank(state),
  draw: drawOf(state, caseId, windows).number,
  wishes: wishesOf(state),
});

/** The numbers of free places of the schools that are wished for, no more than there are wishes; and which of them are withdrawn. */
async function freeFor(kit: Kit, candidates: readonly Candidate[], schoolYear: number) {
  const wished = candidates.flatMap(({ wishes }) => wishes.map(({ schoolId }) => schoolId));
  const free: Record<string, number[]> = {};
  const withdrawn = new Set<string>();
  for (const schoolId of new Set(wished)) {
    const found = await schoolFound(kit, { schoolId, schoolYear });
    if (found.withdrawn) withdrawn.add(schoolId);
    const enough = wished.filter((one) => one === schoolId).length;
    free[schoolId] = found.details && !found.withdrawn ? await firstFree(kit, found.details, enough) : [];
  }
  return { free, withdrawn };
}
