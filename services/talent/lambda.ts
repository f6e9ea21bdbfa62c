import { handlersOf } from '../../shared/service/handlers.ts';
import { talent } from './service.ts';

export const { api, relay, projector, inbox, deadlines, work } = handlersOf(talent);
