import { contract, text } from '../../shared/contract/index.ts';
import { incubatorEvents } from './contract/events.ts';
import { requestOperations } from './contract/request-operations.ts';
import { resourceOperations } from './contract/resource-operations.ts';

/** Incubators: what they offer, who asked for it, and who has it; never more than there is. */
export const incubatorsContract = contract({
  service: 'incubators',
  title: text('孵化器资源', 'Incubator resources'),
  operations: { ...resourceOperations, ...requestOperations },
  events: incubatorEvents,
});
