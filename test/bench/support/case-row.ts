import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { toShanghai } from '../../../shared/calendar/index.ts';
import { type CaseRow, urgencyTexts } from '../../../shared/casework/contract/rows.ts';
import { groupOf } from '../../../shared/casework/views.ts';

export const now = '2026-11-23T01:00:00.000Z';

/** Cases of a department as they stand in one of its lists, each a minute later than the one before; the state is its first. */
export const caseRow =
  (list: string, state = 'PRECHECK') =>
  (number: number): Record<string, AttributeValue> => {
    const caseId = String(number).padStart(20, '0');
    const item: CaseRow = {
      caseId,
      state,
      stage: { zh: '预检', en: 'Precheck' },
      urgency: 'in-time',
      group: urgencyTexts['in-time'],
      openedAt: toShanghai(Date.parse(now)),
      terminal: false,
    };
    const sort = `${groupOf('in-time')}${new Date(Date.parse(now) + number * 60_000).toISOString()}#${caseId}`;
    return { list: { S: list }, sort: { S: sort }, version: { N: '1' }, item: { S: JSON.stringify(item) } };
  };
