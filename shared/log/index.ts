export {
  type Aggregate,
  type AnyAggregate,
  accept,
  acceptWith,
  type Context,
  type Decision,
  type Due,
  type Row,
  refuse,
  streamOf,
} from './aggregate.ts';
export type { Claims } from './claim.ts';
export type { Commit, DomainEvent, Head } from './commit.ts';
export { type Executed, type ExecutorDeps, execute, type LogCode, type Order } from './execute.ts';
export { applyCommit, beginning, fold, type Loaded } from './fold.ts';
export { forgetPerson, nobody } from './forgetting.ts';
export { canonical, digest, hashOf, shortDigest } from './hash.ts';
export { fromItem, type Item, isCommit, toItem } from './item.ts';
export { type CommitLog, createLog } from './log.ts';
export { createRepository, type Repository, recalledForMs } from './repository.ts';
export { createSnapshots, type Snapshots } from './snapshots.ts';
export { type Verification, verifyStream } from './verify.ts';
