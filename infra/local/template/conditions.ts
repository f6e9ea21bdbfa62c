import { TemplateError } from './model.ts';
import type { Scope } from './scope.ts';

type Resolve = (value: unknown) => unknown;

/** Whether a named condition of the stack holds; every condition is decided once. */
export function conditionHolds(name: string, scope: Scope, resolve: Resolve): boolean {
  const known = scope.conditions.get(name);
  if (known !== undefined) return known;
  const body = scope.stack.template.Conditions?.[name];
  if (body === undefined) throw new TemplateError(`${scope.stack.name}: there is no condition ${name}`);
  const holds = decide(body, scope, resolve);
  scope.conditions.set(name, holds);
  return holds;
}

function decide(body: unknown, scope: Scope, resolve: Resolve): boolean {
  const [entry] = Object.entries((body ?? {}) as Record<string, unknown>);
  const [key, argument] = entry ?? ['nothing', undefined];
  const parts = Array.isArray(argument) ? argument : [argument];
  switch (key) {
    case 'Condition':
      return conditionHolds(String(argument), scope, resolve);
    case 'Fn::Equals':
      return String(resolve(parts[0])) === String(resolve(parts[1]));
    case 'Fn::Not':
      return !decide(parts[0], scope, resolve);
    case 'Fn::And':
      return parts.every((part) => decide(part, scope, resolve));
    case 'Fn::Or':
      return parts.some((part) => decide(part, scope, resolve));
    default:
      throw new TemplateError(`${scope.stack.name}: ${key} is no condition function`);
  }
}
