import type { Invocation } from '../types.ts';

export type Failure = Extract<Invocation, { ok: false }>;

/** The engine is going down: nothing was decided about the event, so no source may count this as a failed try. */
export const stoppedType = 'Engine.Stopped';
/** Reserved concurrency or the queue of waiting invocations is used up. */
export const throttledType = 'TooManyRequestsException';

export const failure = (errorType: string, message: string): Failure => ({
  ok: false,
  errorType,
  message,
  timedOut: false,
});

export const stopped = (): Failure => failure(stoppedType, 'the engine stops');

/** Lambda's limit for the event and for the answer of a function that is waited for, in bytes. */
export const payloadLimit = 6_291_556;

/** A UTF-16 unit takes at most 3 bytes, so most texts need no counting. */
export function tooLarge(payload: string): boolean {
  return payload.length * 3 > payloadLimit && Buffer.byteLength(payload) > payloadLimit;
}

export function timedOut(requestId: string, seconds: number): Failure {
  const message = `${new Date().toISOString()} ${requestId} Task timed out after ${seconds.toFixed(2)} seconds`;
  return { ok: false, errorType: 'Sandbox.Timedout', message, timedOut: true };
}
