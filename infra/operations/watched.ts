import type { AnyService } from '../../shared/service/index.ts';
import { type DeadLetters, type FunctionKind, serviceNames } from '../names.ts';
import { hasDues, listens } from '../service/plan.ts';
import type { Stage } from '../stages.ts';

/** What of a service there is to watch, by its fixed names. */
export interface Watched {
  service: string;
  functions: readonly { kind: FunctionKind; name: string }[];
  streamReaders: readonly string[];
  deadLetters: readonly string[];
  queues: readonly string[];
  tables: readonly string[];
  /** The function that must run every minute. */
  deadlines?: string;
}

/** Lists what a service's stack has (see service-stack.ts). */
export function watchedOf(settings: Pick<Stage, 'name' | 'mailbox' | 'malwareScan'>, service: AnyService): Watched {
  const { name: stage, mailbox, malwareScan } = settings;
  const name = service.contract.service;
  const names = serviceNames(stage, name);
  const only = <T>(there: boolean, ...things: T[]): T[] => (there ? things : []);
  const heard = listens(service);
  const works = service.work !== undefined;
  const timed = hasDues(service);
  const files = service.files !== undefined;
  const kinds: FunctionKind[] = ['api', 'relay', 'projector'];
  kinds.push(...only<FunctionKind>(heard, 'inbox'), ...only<FunctionKind>(timed, 'deadlines'));
  kinds.push(...only<FunctionKind>(works, 'work'), ...only<FunctionKind>(files, 'files'));
  const dead: DeadLetters[] = ['relay-dlq', 'projector-dlq'];
  dead.push(...only<DeadLetters>(heard, 'inbox-dlq'), ...only<DeadLetters>(works, 'work-dlq'));
  dead.push(...only<DeadLetters>(files, 'files-dlq'));
  return {
    service: name,
    functions: kinds.map((kind) => ({ kind, name: names.function(kind) })),
    streamReaders: [names.function('relay'), names.function('projector')],
    deadLetters: dead.map(names.deadLetters),
    queues: [
      ...only(heard, names.inbox),
      ...only(works, names.work),
      ...only(files, names.files),
      ...only(files && typeof malwareScan === 'object', names.toScan),
      ...only(service.outlet === true && !mailbox, names.outlet),
    ],
    tables: [names.log, names.views],
    ...(timed && { deadlines: names.function('deadlines') }),
  };
}
