import type { Sealed } from '../../shared/sealed/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import { masked } from './domain/masked.ts';
import type { HukouCase } from './domain/state.ts';

/**
 * What a notice shows of the name, sealed under the applicant's key, who sees that it was opened for that. A case that
 * is past the city's review keeps what was made, so that a repeated request says the same.
 */
export async function shownAsOf(state: HukouCase, caseId: string, kit: Kit): Promise<Sealed<string> | undefined> {
  const { stage, publicity, applicant, person, applicationId } = state;
  if (stage !== 'CITY_REVIEW') return publicity?.shownAs;
  if (!applicant) return undefined;
  const purpose = { who: kit.principal.subject, why: 'hukou.publicity', caseId };
  const opened = await kit.keyring().open(applicant.name, purpose);
  return opened.ok ? kit.keyring().seal(person, 'hukou/notice/name', masked(opened.value), applicationId) : undefined;
}

/** Names of notices that this process has opened. A notice's name never changes, and each opening is a line in the person's record. */
const remembered = new Map<string, string>();
const most = 1000;

/** The name of a notice as anyone reads it; opened once by each process, so that readers do not fill the person's record. */
export async function nameShown(
  { noticeId, caseId, shownAs }: { noticeId: string; caseId: string; shownAs?: Sealed<string> },
  kit: Kit,
): Promise<string | undefined> {
  const known = remembered.get(noticeId);
  if (known !== undefined || !shownAs) return known;
  const opened = await kit.keyring().open(shownAs, { who: 'public-notice', why: 'hukou.publicity', caseId });
  if (!opened.ok) return undefined;
  if (remembered.size >= most) remembered.clear();
  remembered.set(noticeId, opened.value);
  return opened.value;
}
