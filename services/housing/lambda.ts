import { handlersOf } from '../../shared/service/handlers.ts';
import { housing } from './service.ts';

export const { api, relay, projector, inbox, deadlines } = handlersOf(housing);
