import { intrinsics } from './intrinsics.ts';
import { dynamicReference } from './mentions.ts';
import { TemplateError } from './model.ts';
import { noValue, type Scope, ssmValue } from './scope.ts';

/** Resolves every intrinsic function and dynamic reference in a value. Throws TemplateError on what it cannot follow. */
export function resolveValue(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return resolveReferences(value, scope);
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, scope)).filter((item) => item !== noValue);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first && isIntrinsic(first[0])) return resolveIntrinsic(first[0], first[1], scope);
  return Object.fromEntries(
    entries.map(([key, item]) => [key, resolveValue(item, scope)] as const).filter(([, item]) => item !== noValue),
  );
}

/** A resource's properties, resolved. */
export function resolveProperties(properties: unknown, scope: Scope): Record<string, unknown> {
  return resolveValue(properties ?? {}, scope) as Record<string, unknown>;
}

// `Condition` with one string is the condition function; policies have objects under that name.
const isIntrinsic = (key: string): boolean => key === 'Ref' || key.startsWith('Fn::');

function resolveIntrinsic(key: string, argument: unknown, scope: Scope): unknown {
  const apply = intrinsics[key];
  if (!apply) throw new TemplateError(`${scope.stack.name}: ${key} is not known to the local engine`);
  return apply(argument, scope, (inner) => resolveValue(inner, scope));
}

function resolveReferences(text: string, scope: Scope): string {
  if (!text.includes('{{resolve:')) return text;
  return text.replace(dynamicReference, (whole, service: string, reference: string) => {
    if (service !== 'ssm') throw new TemplateError(`${scope.stack.name}: ${whole} cannot be resolved on one machine`);
    return ssmValue(scope, reference);
  });
}
