import { handlersOf } from '../../shared/service/handlers.ts';
import { incubators } from './service.ts';

export const { api, relay, projector, inbox, deadlines } = handlersOf(incubators);
