import type { Refusal } from '../../contract/index.ts';
import type { Aggregate, DomainEvent } from '../../log/index.ts';
import type { Kit } from '../../service/index.ts';
import type { Department } from '../department.ts';
import { isAway, leave } from './leave.ts';
import { isOn, roster } from './roster.ts';

type Unable = { ok: false; refusal: Refusal<'not-on-roster' | 'on-leave'> };

/** Days in which somebody is wanted, both included. */
interface Wanted {
  from: string;
  until: string;
  /** Where the request names them. */
  pointer: string;
}

/** Why work cannot go to this person: they are not of the department as far as it knows, or away. */
export async function unlessAble(
  { name }: Pick<Department, 'name'>,
  person: string,
  { pointer, ...days }: Wanted,
  kit: Kit,
): Promise<Unable | undefined> {
  const [people, away] = await Promise.all([kit.load(roster, name), kit.load(leave, person)]);
  if (!isOn(people.state, person)) return { ok: false, refusal: { code: 'not-on-roster', pointer } };
  if (!isAway(away.state, days)) return undefined;
  const { from, until, substitute } = away.state;
  const detail = {
    zh: `${person} 于 ${from} 至 ${until} 休假，代理人为 ${substitute}`,
    en: `${person} is away from ${from} to ${until}; ${substitute} stands in`,
  };
  return { ok: false, refusal: { code: 'on-leave', pointer, detail } };
}

/** The same, refusing with this what it would otherwise accept: what is refused for another reason says that. */
export const unlessUnable = <S, C, E extends DomainEvent, R extends string>(
  aggregate: Aggregate<S, C, E, R>,
  no: Unable | undefined,
): Aggregate<S, C, E, R> =>
  no
    ? {
        ...aggregate,
        decide(command, state, context) {
          const decision = aggregate.decide(command, state, context);
          return decision.ok && decision.events.length > 0 ? (no as never) : decision;
        },
      }
    : aggregate;
