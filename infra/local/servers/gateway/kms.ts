import type { Kms } from '../kms.ts';
import { jsonAnswer, jsonRefusal } from './answers.ts';
import type { Call, Plan, Service } from './model.ts';

/** KMS: authorized for the key and its encryption context, answered in process. */
export function kmsService(kms: Kms): Service {
  return {
    refuse: jsonRefusal('1.1'),
    denied: { code: 'AccessDeniedException', status: 400 },
    plan: (call) => planOf(call, kms),
  };
}

function planOf(call: Call, kms: Kms): Plan {
  const action = `kms:${call.operation}`;
  const key = kms.keyArnOf(call.operation, call.input);
  const context = contextOf(call.input.EncryptionContext);
  return {
    action,
    // A key that does not exist is refused by the call itself.
    accesses: key === undefined ? [] : [{ action, resources: [key], ...(context && { context }) }],
    items: 1,
    writes: false,
    run: async () => jsonAnswer('1.1', kms.call(call.operation, call.input)),
  };
}

function contextOf(given: unknown): Record<string, string | string[]> | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const pairs = Object.entries(given).map(([key, value]) => [`kms:EncryptionContext:${key}`, String(value)]);
  return { ...Object.fromEntries(pairs), 'kms:EncryptionContextKeys': Object.keys(given) };
}
