import { type Aggregate, accept } from '../../../shared/log/aggregate.ts';
import { canonical } from '../../../shared/log/index.ts';
import type { HospitalDetails } from '../contract/hospitals.ts';

interface Hospital {
  details?: HospitalDetails;
}
interface HospitalSet {
  type: 'hospital-set';
  details: HospitalDetails;
}

/** All that take part. */
export const hospitalsList = 'hospitals';

/** A hospital that takes part, as staff last set it. */
export const hospital: Aggregate<Hospital, HospitalDetails, HospitalSet, never> = {
  name: 'hospital',
  initial: {},
  decide: (details, before) =>
    before.details && canonical(before.details) === canonical(details)
      ? accept()
      : accept({ type: 'hospital-set', details }),
  evolve: (_state, { details }) => ({ details }),
  rows: ({ details }, id) =>
    details ? [{ list: hospitalsList, sort: id, item: { hospitalId: id, ...details } satisfies Listed }] : [],
};
/** One in that list. */
export type Listed = HospitalDetails & { hospitalId: string };
