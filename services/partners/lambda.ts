import { handlersOf } from '../../shared/service/handlers.ts';
import { partners } from './service.ts';

export const { api, relay, projector, inbox, deadlines, work } = handlersOf(partners);
