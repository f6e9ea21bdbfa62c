import { handlersOf } from '../../shared/service/handlers.ts';
import { indicators } from './service.ts';

export const { api, relay, projector, inbox, deadlines } = handlersOf(indicators);
