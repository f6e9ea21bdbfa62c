import { type Stack, TemplateError, type TemplateParameter } from './model.ts';

/** Stands for AWS::NoValue: the property that has it is left out. */
export const noValue = Symbol('AWS::NoValue');

/** What a created resource answers to Ref and Fn::GetAtt. */
export interface Handle {
  ref: string;
  attributes: Record<string, string>;
}

/** Everything that an intrinsic function of one stack may look up. */
export interface Scope {
  stack: Stack;
  partition: string;
  handles: Map<string, Handle>;
  parameters: Map<string, unknown>;
  /** SSM parameters of all stacks so far, by name. */
  ssm: ReadonlyMap<string, string>;
  conditions: Map<string, boolean>;
}

/** Opens a stack's scope: parameters take their defaults, SSM parameter types the named value. */
export function openScope(stack: Stack, ssm: ReadonlyMap<string, string>): Scope {
  const partition = stack.region.startsWith('cn-') ? 'aws-cn' : 'aws';
  const scope: Scope = { stack, partition, ssm, handles: new Map(), parameters: new Map(), conditions: new Map() };
  for (const [name, parameter] of Object.entries(stack.template.Parameters ?? {}))
    scope.parameters.set(name, parameterValue(scope, name, parameter));
  return scope;
}

function parameterValue(scope: Scope, name: string, { Type, Default }: TemplateParameter): unknown {
  // The bootstrap stack is AWS's; its version has no meaning on one machine.
  if (name === 'BootstrapVersion') return '0';
  if (Type.startsWith('AWS::SSM::Parameter::Value')) return ssmValue(scope, String(Default));
  if (Default === undefined) throw new TemplateError(`${scope.stack.name}: parameter ${name} has no default`);
  if (Type === 'CommaDelimitedList') return String(Default).split(',');
  return Default;
}

/** The value of an SSM parameter; a version (`name:3`) is accepted and ignored. */
export function ssmValue(scope: Scope, reference: string): string {
  const value = scope.ssm.get(reference.replace(/:\d+$/, ''));
  if (value === undefined)
    throw new TemplateError(`${scope.stack.name}: no stack writes the SSM parameter ${reference}`);
  return value;
}

/** AWS::Region and its like; undefined for other names. */
export function pseudoParameter({ stack, partition }: Scope, name: string): unknown {
  switch (name) {
    case 'AWS::AccountId':
      return stack.account;
    case 'AWS::Region':
      return stack.region;
    case 'AWS::Partition':
      return partition;
    case 'AWS::URLSuffix':
      return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    case 'AWS::StackName':
      return stack.name;
    case 'AWS::StackId':
      return `arn:${partition}:cloudformation:${stack.region}:${stack.account}:stack/${stack.name}/local`;
    case 'AWS::NotificationARNs':
      return [];
    default:
      return undefined;
  }
}
