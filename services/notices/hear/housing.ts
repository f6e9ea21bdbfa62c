import { localDateOf } from '../../../shared/calendar/index.ts';
import type { Status } from '../../../shared/casework/contract/status.ts';
import type { Line } from './hear.ts';

/** What is said of a housing case: an offer with what declining it brings about; that the question about buying a home is answered, the answer itself tells. */
export const housingLines = (general: readonly Line[], status: Status): Line[] =>
  general
    .filter(({ template }) => !(template === 'lane.decided' && status.state === 'ANSWERED'))
    .map((line) => (line.template === 'lane.granted' ? offered(line, status) : line));

function offered(line: Line, { granted, answerBy, ifDeclined }: Status): Line {
  if (!granted || answerBy === undefined || ifDeclined === undefined) return line;
  const params = { service: 'housing', granted: granted.text, day: localDateOf(answerBy), effect: ifDeclined };
  return { ...line, template: 'housing.offered', params };
}
