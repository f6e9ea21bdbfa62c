import { accept, type Decision } from '../../../shared/log/index.ts';

/** Which recipients may use a person's documents again, as the person's consents last said. */
export interface Reuse {
  /** By recipient, and application where the consent is for one alone. */
  said: Record<string, { given: boolean; version: number }>;
}

export interface ReuseSaid {
  type: 'reuse-said';
  key: string;
  given: boolean;
  version: number;
}

export const nothingSaid: Reuse = { said: {} };

/** A consent holds for all applications, or for the one it names; for the person, or for the member it is about. */
export const keyOf = (recipient: string, applicationId = '', memberId?: string): string =>
  memberId === undefined ? `${recipient}#${applicationId}` : `${recipient}#${applicationId}#${memberId}`;

/** Consents come in any order; each is one of a person's, whose newest version counts. */
export function decideReuse({ key, given, version }: ReuseSaid, { said }: Reuse): Decision<ReuseSaid, never> {
  const before = said[key];
  if (before && before.version >= version) return accept();
  return accept({ type: 'reuse-said', key, given, version });
}

export const evolveReuse = ({ said }: Reuse, { key, given, version }: ReuseSaid): Reuse => ({
  said: { ...said, [key]: { given, version } },
});

/** Whether a department may use documents in a case: the person's, or those of a member, by a consent of its own. */
export const mayReuse = ({ said }: Reuse, recipient: string, applicationId: string, memberId?: string): boolean =>
  [undefined, applicationId].some((one) => said[keyOf(recipient, one, memberId)]?.given === true);
