import { nameFor } from '../../../shared/casework/letters/handles.ts';
import { rendered } from '../../../shared/casework/letters/render.ts';
import type { Text } from '../../../shared/contract/index.ts';
import type { Principal } from '../../../shared/identity/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { housingCase } from '../case.ts';
import data from '../data/tenancy.json' with { type: 'json' };
import type { Tenancy } from '../domain/tenancy.ts';
import { exitReasonOf } from './shown.ts';

/** What a renewal or an exit is told by, in both languages; nothing in other states. */
export async function letterOf(
  state: Tenancy,
  tenancyId: string,
  principal: Principal,
  kit: Kit,
): Promise<{ letter?: Text }> {
  const { stage, unitId, periodEnds, recheckFrom, exitedOn, exitReason, check } = state;
  if (stage !== 'RENEWED' && stage !== 'EXITED') return {};
  const { state: of } = await kit.load(housingCase, tenancyId);
  const name = await nameFor(kit, principal, of, 'housing.letter', tenancyId);
  const number = `housing-${(exitedOn ?? recheckFrom ?? '').slice(0, 4)}-${tenancyId.slice(0, 12)}-T${state.periods}`;
  const write = (language: keyof Text) =>
    rendered(language, data.letters[stage], number, {
      ...{ name: name[language], tenancyId, unitId, periodEnds, recheckFrom, exitedOn },
      found: check?.reason[language],
      reason: exitReason === undefined ? undefined : exitReasonOf(exitReason)[language],
    });
  return { letter: { zh: write('zh'), en: write('en') } };
}
