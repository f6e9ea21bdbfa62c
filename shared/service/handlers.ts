import { createApi } from './api.ts';
import { createDeadlines } from './deadlines.ts';
import type { AnyService } from './define.ts';
import { createFiles } from './files.ts';
import { createInbox } from './inbox.ts';
import { createProjector } from './projector.ts';
import { createRelay } from './relay.ts';
import { createRuntime } from './runtime.ts';
import { createWork } from './work.ts';

/** The Lambda handlers of a service; settings that are missing stop the function at its start. */
export function handlersOf(service: AnyService) {
  const runtime = createRuntime(service, process.env);
  return {
    api: createApi(runtime),
    relay: createRelay(runtime),
    projector: createProjector(runtime),
    inbox: createInbox(runtime),
    deadlines: createDeadlines(runtime),
    work: createWork(runtime),
    files: createFiles(runtime),
  };
}
