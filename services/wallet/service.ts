import { createS3Files } from '../../shared/files/s3.ts';
import { defineService } from '../../shared/service/index.ts';
import { family, matter, reuse } from './aggregates.ts';
import { onFile } from './arrivals.ts';
import { walletContract } from './contract.ts';
import { getExportedFile } from './export-links.ts';
import { getItemContent, openItem, uploadItem } from './file-operations.ts';
import { item } from './item.ts';
import { deleteItem, fetchItem, getItem, listDocumentKinds, listItems } from './operations.ts';
import { walletPerson } from './person.ts';
import { reactions } from './reactions.ts';

/** The documents of a person: licences that are fetched, and files that are put up. */
export const wallet = defineService({
  contract: walletContract,
  aggregates: [item, matter, reuse, family],
  operations: {
    listDocumentKinds,
    fetchItem,
    uploadItem,
    listItems,
    getItem,
    getItemContent,
    getExportedFile,
    openItem,
    deleteItem,
  },
  reactions,
  personal: true,
  person: walletPerson,
  files: { timeoutSeconds: 30, store: createS3Files, run: onFile },
});
