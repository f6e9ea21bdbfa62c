import { conditionHolds } from './conditions.ts';
import { placeholder } from './mentions.ts';
import { TemplateError } from './model.ts';
import { noValue, pseudoParameter, type Scope } from './scope.ts';

type Resolve = (value: unknown) => unknown;
type Intrinsic = (argument: unknown, scope: Scope, resolve: Resolve) => unknown;

/** CloudFormation's functions by the key that calls them. */
export const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => ref(String(name), scope),
  'Fn::GetAtt': (argument, scope) => {
    const [id = '', ...rest] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
    return attribute(id, rest.join('.'), scope);
  },
  'Fn::Sub': (argument, scope, resolve) => substitute(argument, scope, resolve),
  'Fn::Join': (argument, scope, resolve) => {
    const [separator, parts] = pair(argument, scope, 'Fn::Join');
    return list(resolve(parts), scope, 'Fn::Join').map(String).join(String(separator));
  },
  'Fn::Select': (argument, scope, resolve) => {
    const [index, items] = pair(argument, scope, 'Fn::Select');
    const chosen = list(resolve(items), scope, 'Fn::Select')[Number(resolve(index))];
    if (chosen === undefined) throw new TemplateError(`${scope.stack.name}: Fn::Select has no item ${String(index)}`);
    return chosen;
  },
  'Fn::Split': (argument, scope, resolve) => {
    const [separator, text] = pair(argument, scope, 'Fn::Split');
    return String(resolve(text)).split(String(separator));
  },
  'Fn::If': (argument, scope, resolve) => {
    const [condition, then, otherwise] = list(argument, scope, 'Fn::If');
    return resolve(conditionHolds(String(condition), scope, resolve) ? then : otherwise);
  },
  'Fn::FindInMap': (argument, scope, resolve) => {
    const [map = '', first = '', second = ''] = list(resolve(argument), scope, 'Fn::FindInMap').map(String);
    const found = scope.stack.template.Mappings?.[map]?.[first]?.[second];
    if (found === undefined) throw new TemplateError(`${scope.stack.name}: no mapping ${map}.${first}.${second}`);
    return found;
  },
  'Fn::Base64': (argument, _scope, resolve) => Buffer.from(String(resolve(argument))).toString('base64'),
  'Fn::GetAZs': (_argument, { stack }) => ['a', 'b', 'c'].map((zone) => stack.region + zone),
  'Fn::ImportValue': (_argument, { stack }) => {
    throw new TemplateError(`${stack.name}: Fn::ImportValue is refused; stacks meet by fixed names and SSM parameters`);
  },
};

function ref(name: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') return noValue;
  const value = pseudoParameter(scope, name) ?? scope.parameters.get(name) ?? scope.handles.get(name)?.ref;
  if (value === undefined) throw new TemplateError(`${scope.stack.name}: Ref to ${name}, which is not there`);
  return value;
}

function attribute(id: string, name: string, scope: Scope): string {
  const handle = scope.handles.get(id);
  if (!handle) throw new TemplateError(`${scope.stack.name}: Fn::GetAtt of ${id}, which is not there`);
  const value = handle.attributes[name];
  if (value !== undefined) return value;
  const known = Object.keys(handle.attributes).join(', ') || 'none';
  throw new TemplateError(`${scope.stack.name}: ${id} has no attribute ${name} on one machine (it has: ${known})`);
}

function substitute(argument: unknown, scope: Scope, resolve: Resolve): string {
  const [text, variables = {}] = Array.isArray(argument) ? argument : [argument];
  const own = variables as Record<string, unknown>;
  const filled = String(text).replace(placeholder, (_whole, name: string) => {
    if (Object.hasOwn(own, name)) return String(resolve(own[name]));
    const dot = name.indexOf('.');
    return String(dot < 0 ? ref(name, scope) : attribute(name.slice(0, dot), name.slice(dot + 1), scope));
  });
  return String(resolve(filled.replaceAll('${!', '${')));
}

function list(value: unknown, scope: Scope, key: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TemplateError(`${scope.stack.name}: ${key} needs a list`);
}

const pair = (value: unknown, scope: Scope, key: string): [unknown, unknown] => {
  const [first, second] = list(value, scope, key);
  return [first, second];
};
