import * as z from 'zod/mini';
import { contract, fields, operation, refusal, text } from '../../shared/contract/index.ts';

const figure = z.strictObject({
  figure: z.string(),
  value: z.int(),
  unit: z.enum(['count', 'CNY fen', 'working days', 'stars']),
  title: fields.bilingual(100),
  definition: fields.bilingual(300),
  /** Months in which something was counted, oldest first. */
  months: z.array(z.strictObject({ month: fields.month(), value: z.int() })),
});

export const indicatorsContract = contract({
  service: 'indicators',
  title: text('指标', 'Indicators'),
  operations: {
    getIndicators: operation({
      id: 'getIndicators',
      method: 'GET',
      path: '/indicators',
      summary: text('区级指标，全部由事件算出', "The district's figures, all computed from events"),
      roles: ['leader', 'ops', 'steward', 'caseworker'],
      query: z.strictObject({ from: z.optional(fields.month()), to: z.optional(fields.month()) }),
      output: z.strictObject({ figures: z.array(figure) }),
      refusals: {
        'empty-period': refusal(
          422,
          text('开始月份晚于结束月份。', 'The period ends before it begins.'),
          text('请调整 from 与 to。', 'Change `from` or `to`.'),
        ),
      },
    }),
  },
  events: {},
});
