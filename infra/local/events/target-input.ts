import type { TargetSpec } from './target-spec.ts';

/** What of an event's JSON text a target gets, as JSON text. */
export type EventInput = (json: string) => string;

const plainPath = /^\$(\.[A-Za-z0-9_-]+)*$/;

/** `Input`, `InputPath` or the whole event. Errors: both, or a path that is not plain names. */
export function createInput({ Id, Input, InputPath }: TargetSpec): EventInput {
  if (Input !== undefined && InputPath !== undefined)
    throw new Error(`target ${Id}: Input and InputPath exclude each other`);
  if (Input !== undefined) return () => Input;
  if (InputPath === undefined) return (json) => json;
  if (!plainPath.test(InputPath)) throw new Error(`target ${Id}: InputPath ${InputPath} is not known here`);
  const names = InputPath.split('.').slice(1);
  return (json) => {
    let found: unknown = JSON.parse(json);
    for (const name of names) found = (found as Record<string, unknown> | null | undefined)?.[name];
    return JSON.stringify(found ?? null);
  };
}
