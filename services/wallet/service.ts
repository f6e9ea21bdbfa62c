import { defineService } from '../../shared/service/index.ts';
import { walletContract } from './contract.ts';
import { item } from './item.ts';
import { deleteItem, fetchItem, getItem, getItemContent, listDocumentKinds, listItems } from './operations.ts';
import { walletPerson } from './person.ts';

export const wallet = defineService({
  contract: walletContract,
  aggregates: [item],
  operations: { listDocumentKinds, fetchItem, listItems, getItem, getItemContent, deleteItem },
  reactions: [],
  personal: true,
  person: walletPerson,
});
