import type { Status } from '../../../shared/casework/contract/status.ts';
import type { Line } from './hear.ts';

/** What is said of a housing case: that the question about buying a home is answered is told by the answer itself. */
export const housingLines = (general: readonly Line[], { state }: Status): Line[] =>
  general.filter(({ template }) => !(template === 'lane.decided' && state === 'ANSWERED'));
