export { asNow } from './as-now.ts';
export { type AnyService, defineService, type Service, wantedEvents } from './define.ts';
export { type Call, commanding, type Handle, listing, notFound, type Reply, reading, replyOf } from './handle.ts';
export { type Kit, NotYet, on, onEach, onMany, type Reacted, type Reaction } from './kit.ts';
