import type { Hold } from '../../../shared/casework/domain/index.ts';
import { type Choice, freeIn, stockAggregate } from '../../../shared/casework/index.ts';
import { draft } from '../../../shared/contract/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { type HousingAnswers, housingContract, type UnitDetails } from '../contract.ts';

/** Units of a kind, by their id. */
export const unitsOf = (kind: string): string => `units#${kind}`;

const claimOf = (unitId: string): string => `unit#${unitId}`;

/** A home; the case that has it holds its claim. */
export const unit = stockAggregate<UnitDetails>({
  name: 'unit',
  row: (details) => ({ list: unitsOf(details.kind), sort: details.unitId, item: details }),
  claimOf: ({ unitId }) => claimOf(unitId),
  offered: ({ unitId, kind }) => draft(housingContract.events.unitOffered, `unit/${unitId}`, { unitId, kind }),
});

/** What a case holds when this unit is offered to it. */
export const holdOf = ({ unitId, estate, rooms, areaM2 }: UnitDetails): Hold => ({
  claim: claimOf(unitId),
  id: unitId,
  text: {
    zh: `${estate.zh}，${rooms} 室，${areaM2} 平方米（${unitId}）`,
    en: `${estate.en}, rooms: ${rooms}, ${areaM2} m² (${unitId})`,
  },
});

/** The unit named, if it is of the kind applied for; without a name every free one of that kind. */
export async function chooseUnit(
  kit: Kit,
  unitId: string | undefined,
  { kind }: HousingAnswers,
): Promise<Choice<'unknown' | 'unsuitable' | 'withdrawn'>> {
  if (unitId === undefined) return { ok: true, holds: freeIn(kit, unitsOf(kind), holdOf) };
  const { details, withdrawn } = (await kit.load(unit, unitId)).state;
  if (!details) return { ok: false, refusal: { code: 'unknown', pointer: '/unitId' } };
  if (details.kind !== kind) return { ok: false, refusal: { code: 'unsuitable', pointer: '/unitId' } };
  if (withdrawn) return { ok: false, refusal: { code: 'withdrawn', pointer: '/unitId' } };
  return { ok: true, holds: [holdOf(details)] };
}
