import type { PublicEvent } from '../../shared/contract/index.ts';
import { educationContract } from '../education/contract.ts';
import { housingContract } from '../housing/contract.ts';
import { hukouContract } from '../hukou/contract.ts';
import { incubatorsContract } from '../incubators/contract.ts';
import { medicalContract } from '../medical/contract.ts';
import { signingsContract } from '../signings/contract.ts';
import { talentContract } from '../talent/contract.ts';

const contracts = [
  signingsContract,
  talentContract,
  hukouContract,
  housingContract,
  educationContract,
  medicalContract,
  incubatorsContract,
];

/** Every event that a partner may be entitled to; our own are not among them, or a failed delivery would beget another. */
export const catalogue: readonly PublicEvent[] = contracts
  .flatMap((contract) => Object.values<PublicEvent>(contract.events))
  .filter(({ inside }) => !inside);

/** The declaration of an event type, when there is one. */
export const declarationOf = (eventType: string): PublicEvent | undefined =>
  catalogue.find(({ type }) => type === eventType);

/** The names of an event's data fields. */
export function fieldsOf(event: PublicEvent): Set<string> {
  const { shape } = event.data as unknown as { shape?: Readonly<Record<string, unknown>> };
  return new Set(Object.keys(shape ?? {}));
}
