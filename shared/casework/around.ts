import type * as z from 'zod/mini';
import { localDateOf } from '../calendar/index.ts';
import type { PublicEvent, Text } from '../contract/index.ts';
import { type Kit, on, type Reacted, type Reaction } from '../service/index.ts';
import type {
  claimContestedData,
  EmploymentTold,
  employmentAnsweredData,
  LinkTold,
  lanesLinkedData,
} from './contract/around.ts';
import type { Desk } from './desk.ts';
import type { SubmittedAround, ToldPart } from './domain/around.ts';
import type { Case } from './domain/state.ts';

interface Submitted {
  employment?: EmploymentTold | undefined;
  links?: readonly LinkTold[] | undefined;
}

/** What a submission tells around one department's case; of most there is nothing to tell. */
export function submittedAround(service: string, { employment, links = [] }: Submitted): { around?: SubmittedAround } {
  const own = linksOf(service, links);
  const around = { ...(employment && { employment }), ...(own.length > 0 && { links: own }) };
  return Object.keys(around).length > 0 ? { around } : {};
}

const linksOf = (service: string, links: readonly LinkTold[]) =>
  links.flatMap(({ service: of, ...link }) => (of === service ? [link] : []));

interface About {
  applicationId: string;
  person: string;
  services: readonly string[];
}

async function note<A, Facts extends z.ZodMiniType, C, R extends string>(
  { department, aggregate }: Desk<A, Facts, C, R>,
  { applicationId, person, services }: About,
  told: ToldPart,
  kit: Kit,
): Promise<Reacted> {
  if (!services.includes(department.name)) return { ok: true };
  return kit.execute(aggregate, applicationId, { type: 'note-around', person, ...told });
}

/** The talent service's events of what stands around a case. */
interface ToldAround {
  employmentAnswered: PublicEvent<string, typeof employmentAnsweredData>;
  claimContested: PublicEvent<string, typeof claimContestedData>;
}

/** Notes on the department's cases what the employer answered, and which reopened cases stand against them. */
export const aroundReactions = <A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
  { employmentAnswered, claimContested }: ToldAround,
): Reaction[] => [
  on(employmentAnswered, ({ data, streamversion: version }, kit) => {
    const { state, at } = data;
    return note(desk, data, { part: 'employment', version, told: { state, at } }, kit);
  }),
  on(claimContested, ({ data, streamversion: version }, kit) =>
    note(desk, data, { part: 'beside', version, told: data.beside }, kit),
  ),
];

/** Notes which outcomes inform the department's cases; for departments that any informs. */
export const linkReactions = <A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
  { lanesLinked }: { lanesLinked: PublicEvent<string, typeof lanesLinkedData> },
): Reaction[] => [
  on(lanesLinked, ({ data, streamversion: version }, kit) =>
    note(desk, data, { part: 'links', version, told: linksOf(desk.department.name, data.links) }, kit),
  ),
];

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
