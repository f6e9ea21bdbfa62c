import { createAccess } from '../iam/access.ts';
import type { Platform } from './platform.ts';

/** A platform before any template was read. */
export const emptyPlatform = (): Platform => ({
  access: createAccess(),
  ssm: new Map(),
  tables: [],
  queues: [],
  functions: [],
  mappings: [],
  invokeConfigs: new Map(),
  buses: [],
  rules: [],
  apis: new Map(),
  buckets: [],
});
