import { type Bus, createBus, type Delivery } from '../events/bus.ts';
import { createSchedules, type Schedules } from '../events/schedules.ts';
import type { Platform, RuleDeclaration } from '../resources/platform.ts';
import type { Verdict } from '../types.ts';
import type { Base } from './base.ts';
import type { Functions } from './functions.ts';

export interface Events {
  bus: Bus;
  schedules: Schedules;
}

/** Sets up buses, rules and schedules; nothing fires yet. */
export function wireEvents(platform: Platform, base: Base, { invoker }: Functions): Events {
  const { region, account, partition } = base.survey;
  const mayDeliver = (delivery: Delivery): Verdict => platform.access.authorizeService(delivery);
  const shared = {
    region,
    account,
    mayDeliver,
    invoker,
    clock: base.clock,
    queues: base.servers.queues,
    report: base.report,
  };
  const bus = createBus({ ...shared, faults: base.faults });
  const schedules = createSchedules({ ...shared, dataDir: base.folder.folder('schedules') });
  base.cleanup.add(() => schedules.stop());
  bus.addBus({ name: 'default', arn: `arn:${partition}:events:${region}:${account}:event-bus/default` });
  for (const declared of platform.buses) bus.addBus(declared);
  for (const rule of platform.rules) addRule(rule, bus, schedules);
  return { bus, schedules };
}

function addRule(rule: RuleDeclaration, bus: Bus, schedules: Schedules): void {
  const { name, arn, enabled, targets, pattern, schedule } = rule;
  try {
    if (pattern !== undefined) bus.addRule({ name, arn, enabled, targets, bus: rule.busName, pattern });
    if (schedule !== undefined) schedules.add({ name, arn, enabled, targets, expression: schedule });
  } catch (error) {
    throw new Error(`${rule.where} (AWS::Events::Rule): ${error instanceof Error ? error.message : String(error)}`);
  }
}
