import { handlersOf } from '../../shared/service/handlers.ts';
import { notices } from './service.ts';

export const { api, relay, projector, inbox, deadlines, work } = handlersOf(notices);
