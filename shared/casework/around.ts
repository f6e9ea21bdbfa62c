import type * as z from 'zod/mini';
import type { PublicEvent } from '../contract/index.ts';
import { type Kit, on, type Reacted, type Reaction } from '../service/index.ts';
import type {
  claimContestedData,
  EmploymentTold,
  employmentAnsweredData,
  LinkTold,
  lanesLinkedData,
} from './contract/around.ts';
import type { Desk } from './desk.ts';
import type { SubmittedAround, ToldPart } from './domain/told-around.ts';

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
    const { state, at, open } = data;
    const told = { state, at, ...(open !== undefined && { open }) };
    return note(desk, data, { part: 'employment', version, told }, kit);
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
