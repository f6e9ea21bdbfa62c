import { educationContract } from '../../education/contract.ts';
import { housingContract } from '../../housing/contract.ts';
import { hukouContract } from '../../hukou/contract.ts';
import { medicalContract } from '../../medical/contract.ts';
import { noticesContract } from '../../notices/contract.ts';
import { walletContract } from '../../wallet/contract.ts';
import { rightsEvents } from './events.ts';

/** Every service that holds something about persons, and with which events it answers them. */
export const personServices = {
  talent: rightsEvents,
  hukou: hukouContract.events,
  housing: housingContract.events,
  education: educationContract.events,
  medical: medicalContract.events,
  wallet: walletContract.events,
  notices: noticesContract.events,
} as const;

export const answering: readonly string[] = Object.keys(personServices);
