import { ownCases } from '../../shared/casework/index.ts';
import type { Facts } from '../../shared/rules/model.ts';
import type { Kit } from '../../shared/service/index.ts';
import { cycleAt, cycles } from './domain/cycles.ts';
import type { FiledCase } from './domain/filing.ts';

type Load = (caseId: string) => Promise<FiledCase>;

/** The round that counts for a case: that of its filing, or else the one that is open when it was submitted. */
const roundOf = ({ filedIn, openedAt }: FiledCase): string | undefined =>
  filedIn ?? cycleAt(openedAt, 'doctor', cycles)?.cycle;

/** What hukou itself knows of a graduate's round: another employer's filing that was refused in it, whatever anybody states. */
export async function earlierFiling(load: Load, state: FiledCase, caseId: string, kit: Kit): Promise<Facts> {
  const round = roundOf(state);
  if (state.answers?.channel !== 'graduate' || round === undefined || !state.employer) return {};
  const others = (await ownCases(kit, state.person)).filter((id) => id !== caseId);
  for (const other of await Promise.all(others.map(load))) {
    const by = other.employer?.enterpriseId;
    if (other.filedIn === round && other.filingRefused && by !== undefined && by !== state.employer.enterpriseId)
      return { employer: state.employer.enterpriseId, earlierFilingSameCycle: { employer: by, outcome: 'refused' } };
  }
  return {};
}
