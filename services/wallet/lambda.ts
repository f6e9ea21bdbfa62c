import { handlersOf } from '../../shared/service/handlers.ts';
import { wallet } from './service.ts';

export const { api, relay, projector, inbox, deadlines, files } = handlersOf(wallet);
