import { handlersOf } from '../../shared/service/handlers.ts';
import { education } from './service.ts';

export const { api, relay, projector, inbox, deadlines } = handlersOf(education);
