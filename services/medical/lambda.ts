import { handlersOf } from '../../shared/service/handlers.ts';
import { medical } from './service.ts';

export const { api, relay, projector, inbox, deadlines } = handlersOf(medical);
