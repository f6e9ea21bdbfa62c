import type { Text } from '../../contract/text.ts';
import { type Department, stageText } from '../department.ts';
import { type Case, isAsked } from './state.ts';

const notAsked: Text = {
  zh: '没有尚未答复的补正要求',
  en: 'nothing that was asked for is missing',
};
const ownStep: Text = {
  zh: '不由经办人选择，由相应的步骤自行作出（例如登记未到诊、最后一次选房失效）',
  en: 'nobody chooses it: a step of its own decides so (noting a missed appointment, the last offer that lapses)',
};

/** Why a reason cannot be true of the case as it stands, and where it can. */
export function unlessTrue(
  department: Department,
  { reasonCode }: { reasonCode: string },
  state: Case<unknown>,
): { code: 'reason-not-here'; detail: Text } | undefined {
  const { from, asked } = department.reasons[reasonCode] ?? {};
  const code = 'reason-not-here';
  if (from && !from.includes(state.stage))
    return { code, detail: from.length > 0 ? holdsIn(department, from) : ownStep };
  return asked && !isAsked(state) ? { code, detail: notAsked } : undefined;
}

function holdsIn(department: Department, from: readonly string[]): Text {
  const stages = from.map((code) => ({ code, ...stageText(department, code) }));
  return {
    zh: `只在这些环节成立：${stages.map(({ zh, code }) => `${zh}（${code}）`).join('、')}`,
    en: `it can be true in: ${stages.map(({ en, code }) => `${en} (${code})`).join(', ')}`,
  };
}
