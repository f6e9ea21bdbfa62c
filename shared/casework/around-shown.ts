import { localDateOf } from '../calendar/index.ts';
import type { Text } from '../contract/index.ts';
import type { EmploymentTold } from './contract/around.ts';
import type { Case } from './domain/state.ts';

const words: Readonly<Record<EmploymentTold['state'], (on: string) => Text>> = {
  asked: (on) => ({ zh: `${on} 起询问用人单位，尚无答复`, en: `the employer is asked since ${on}; no answer yet` }),
  confirmed: (on) => ({ zh: `用人单位已于 ${on} 确认劳动关系`, en: `confirmed by the employer on ${on}` }),
  denied: (on) => ({ zh: `用人单位已于 ${on} 否认劳动关系`, en: `denied by the employer on ${on}` }),
  'not-asked': () => ({
    zh: '未询问用人单位（需本人同意）',
    en: 'the employer is not asked (it needs the talent’s consent)',
  }),
};

/** What stands around a case, for who works on it; when nobody told of the employment, nobody is asked. */
export function shownAround({ around }: Case<unknown>) {
  const told = around.employment?.told;
  const { state, on } = told
    ? { state: told.state, on: localDateOf(told.at) }
    : { state: 'not-asked' as const, on: '' };
  const links = around.links?.told ?? [];
  return {
    employment: { state, ...(on && { on }), text: words[state](on) },
    ...(links.length > 0 && { informedBy: links.map(({ from, ...link }) => ({ service: from, ...link })) }),
  };
}
