import { type AnyOperation, operation, type Text, text } from '../../../shared/contract/index.ts';

/** No health detail is needed for an appointment, so nobody is invited to write one. */
const noHealthDetail = text(
  '办理预约不需要任何病情信息；请勿填写病情、诊断或用药。',
  'No health detail is needed for an appointment: write nothing of illness, diagnosis or medicine.',
);

const joined = (before: Text | undefined): Text =>
  before ? text(`${before.zh}${noHealthDetail.zh}`, `${before.en} ${noHealthDetail.en}`) : noHealthDetail;

/** The same operation, saying that its text is no place for health details. */
export const withoutHealthDetail = <O extends AnyOperation>(one: O): O =>
  operation({ ...one, description: joined(one.description) } as never) as unknown as O;
