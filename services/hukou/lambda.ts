import { handlersOf } from '../../shared/service/handlers.ts';
import { hukou } from './service.ts';

export const { api, relay, projector, inbox, deadlines } = handlersOf(hukou);
