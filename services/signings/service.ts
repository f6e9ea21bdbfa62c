import { defineService } from '../../shared/service/index.ts';
import { announcement, batch, enterprise, importReport, project } from './aggregates.ts';
import { signingsContract } from './contract.ts';
import { batchHandles } from './operations/batches.ts';
import { ceremonyHandles } from './operations/ceremony.ts';
import { enterpriseHandles } from './operations/enterprises.ts';
import { importHandles } from './operations/imports.ts';
import { projectHandles } from './operations/projects.ts';

export const signings = defineService({
  contract: signingsContract,
  aggregates: [enterprise, project, batch, announcement, importReport],
  operations: { ...enterpriseHandles, ...projectHandles, ...batchHandles, ...ceremonyHandles, ...importHandles },
  reactions: [],
  personal: false,
});
