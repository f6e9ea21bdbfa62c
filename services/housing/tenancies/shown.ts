import type { Text } from '../../../shared/contract/index.ts';
import type { TenancyShown, TenancyTold } from '../contract/tenancy.ts';
import settings from '../data/settings.json' with { type: 'json' };
import data from '../data/tenancy.json' with { type: 'json' };
import { recheckIdOf, type Tenancy } from '../domain/tenancy.ts';

const { recheckDocuments } = settings;
const reasons: Readonly<Record<string, Text>> = data.exitReasons;

/** A tenancy's whole status as others are told it: what was handed in and found stays here. */
export function toldTenancy(state: Tenancy, tenancyId: string): TenancyTold {
  const { stage, handedIn: _items, check: _check, exitReason: _reason, handedInAt, ...rest } = state;
  const checked = stage === 'RECHECK';
  return {
    ...{ tenancyId, state: stage, ...rest },
    ...(checked && { documents: recheckDocuments }),
    ...(checked && handedInAt !== undefined && { handedInAt }),
  };
}

/** A tenancy for its tenant and for its department, which alone sees who checked it. */
export function shownTenancy(state: Tenancy, tenancyId: string, toStaff: boolean): TenancyShown {
  const { exitReason: why } = state;
  return {
    ...toldTenancy(state, tenancyId),
    ...(state.stage === 'RECHECK' && checking(state, tenancyId)),
    ...(state.check && { check: found(state.check, toStaff) }),
    ...(why !== undefined && { exitReason: exitReasonOf(why) }),
  };
}

/** The words of a reason of the catalogue. */
export const exitReasonOf = (code: string): Text => reasons[code] ?? { zh: code, en: code };

function checking(state: Tenancy, tenancyId: string) {
  const handedIn = [...(state.handedIn ?? [])];
  const missing = recheckDocuments.filter((kind) => !handedIn.some(({ document }) => document === kind));
  return { recheckId: recheckIdOf(tenancyId, state), handedIn, missing };
}

const found = ({ by, ...check }: NonNullable<Tenancy['check']>, toStaff: boolean) => ({
  ...check,
  ...(toStaff && { by }),
});
