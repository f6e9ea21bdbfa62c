import { handlersOf } from '../../shared/service/handlers.ts';
import { signings } from './service.ts';

export const { api, relay, projector, inbox, deadlines } = handlersOf(signings);
