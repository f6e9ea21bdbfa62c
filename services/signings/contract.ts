import { contract, text } from '../../shared/contract/index.ts';
import { batchOperations } from './contract/batch-operations.ts';
import { enterpriseOperations } from './contract/enterprise-operations.ts';
import { signingEvents } from './contract/events.ts';
import { importOperations } from './contract/import-operations.ts';
import { projectOperations } from './contract/project-operations.ts';

/** Signings: enterprises, projects from lead to full capacity, collective signings in batches. */
export const signingsContract = contract({
  service: 'signings',
  title: text('签约', 'Signings'),
  operations: { ...enterpriseOperations, ...projectOperations, ...batchOperations, ...importOperations },
  events: signingEvents,
});
