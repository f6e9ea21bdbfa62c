import { prettifyError, ZodError } from 'zod';
import { conditionHolds } from '../template/conditions.ts';
import { type Stack, TemplateError } from '../template/model.ts';
import { orderResources, orderStacks } from '../template/order.ts';
import { resolveProperties, resolveValue } from '../template/resolve.ts';
import { openScope, type Scope } from '../template/scope.ts';
import { handlerOf } from './catalogue.ts';
import { emptyPlatform } from './empty.ts';
import type { Platform, ResourceInput, Surroundings } from './platform.ts';

/** Reads every stack into one platform. Throws TemplateError naming stack, logical id and type of what cannot run here. */
export function declarePlatform(stacks: Stack[], around: Surroundings): Platform {
  refuseUnknown(stacks);
  const platform = emptyPlatform();
  for (const stack of orderStacks(stacks)) declareStack(stack, platform, around);
  return platform;
}

/** Throws TemplateError naming stack, logical id and type of every resource that has no handler. */
export function refuseUnknown(stacks: Stack[]): void {
  const unknown = stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources ?? {})
      .filter(([, { Type }]) => !handlerOf(Type))
      .map(([id, { Type }]) => `${name}/${id} (${Type})`),
  );
  if (unknown.length > 0) throw new TemplateError(`the local engine does not know how to run: ${unknown.join(', ')}`);
}

function declareStack(stack: Stack, platform: Platform, around: Surroundings): void {
  const scope = openScope(stack, platform.ssm);
  for (const logicalId of orderResources(stack.name, stack.template)) {
    const resource = stack.template.Resources?.[logicalId];
    if (!resource || !wanted(resource.Condition, scope)) continue;
    const where = `${stack.name}/${logicalId}`;
    try {
      const properties = resolveProperties(resource.Properties, scope);
      const input = inputOf({ stack: stack.name, logicalId, where, properties, platform, around }, scope);
      const handle = handlerOf(resource.Type)?.(input);
      if (handle) scope.handles.set(logicalId, handle);
    } catch (error) {
      throw new TemplateError(`${where} (${resource.Type}): ${messageOf(error)}`, { cause: error });
    }
  }
}

const wanted = (condition: string | undefined, scope: Scope): boolean =>
  condition === undefined || conditionHolds(condition, scope, (value) => resolveValue(value, scope));

function inputOf(given: Omit<ResourceInput, 'arn' | 'assets'>, { stack, partition }: Scope): ResourceInput {
  return {
    ...given,
    assets: stack.assets,
    arn: (service, rest) => `arn:${partition}:${service}:${stack.region}:${stack.account}:${rest}`,
  };
}

function messageOf(error: unknown): string {
  if (error instanceof ZodError) return prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
