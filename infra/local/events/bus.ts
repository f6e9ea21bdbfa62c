import { randomUUID } from 'node:crypto';
import {
  type CompiledPattern,
  compilePattern,
  createPatternIndex,
  type PatternIndex,
} from '../../../shared/patterns/index.ts';
import type { BusEntry, BusResult, EngineClock, Faults } from '../types.ts';
import { type BusEvent, enveloped, readEntry } from './bus-event.ts';
import type { TargetSpec } from './target-spec.ts';
import { createTarget, type Outgoing, type Target, type TargetOptions } from './targets.ts';

export type { TargetSpec } from './target-spec.ts';
export type { Delivery } from './targets.ts';

export interface RuleSpec {
  name: string;
  arn: string;
  /** Name or ARN of the bus. */
  bus: string;
  /** The parsed EventPattern. */
  pattern: unknown;
  enabled: boolean;
  targets: TargetSpec[];
}

export interface BusOptions extends TargetOptions {
  region: string;
  account: string;
  clock: EngineClock;
  faults: Faults;
}

/** One or more event buses. */
export interface Bus {
  addBus(bus: { name: string; arn: string }): void;
  /** Errors: pattern refused, target of a kind that is not known here, bus unknown. */
  addRule(rule: RuleSpec): void;
  /** Messages are in their queues, or asynchronous invocations kept, when it answers. */
  putEvents(entries: BusEntry[]): Promise<BusResult[]>;
  /** What an AWS service that runs here has to tell, under a source that is AWS's own. Rejects when it was not taken. */
  announce(entry: BusEntry): Promise<void>;
}

/** A set of buses without any bus; "default" too has to be added. */
export function createBus(options: BusOptions): Bus {
  return new LocalBus(options);
}

/** The targets of a rule. */
type Rule = readonly Target[];
type Read = { event: BusEvent; rules: Rule[] } | { refused: BusResult };

/** EventBridge's quotas. */
const maxTargets = 5;

class LocalBus implements Bus {
  readonly #options: BusOptions;
  readonly #rules = new Map<string, PatternIndex<Rule>>();

  constructor(options: BusOptions) {
    this.#options = options;
  }

  addBus({ name }: { name: string; arn: string }): void {
    this.#rules.set(name, this.#rules.get(name) ?? createPatternIndex<Rule>());
  }

  addRule({ name, arn, bus, pattern, enabled, targets }: RuleSpec): void {
    const rules = this.#rules.get(nameOf(bus));
    if (!rules) throw new Error(`rule ${name}: there is no bus ${bus}`);
    if (targets.length > maxTargets) throw new Error(`rule ${name}: more than ${maxTargets} targets`);
    const compiled = compiledPattern(name, pattern);
    const made = targets.map((target) => createTarget(arn, target, this.#options));
    if (enabled) rules.add(made, compiled);
  }

  async putEvents(entries: BusEntry[]): Promise<BusResult[]> {
    const read = entries.map((entry) => this.#read(entry));
    if (this.#options.faults.strikes('partialFailure')) this.#strike(read);
    const failed = await this.#deliver(read);
    return read.map((one) => {
      if ('refused' in one) return one.refused;
      return one.rules.some((rule) => failed.has(rule)) ? internalFailure : { EventId: one.event.id };
    });
  }

  async announce(entry: BusEntry): Promise<void> {
    const read = this.#read(entry, enveloped);
    const failed = await this.#deliver([read]);
    if ('refused' in read) throw new Error(`announcement refused: ${JSON.stringify(read.refused)}`);
    if (failed.size > 0) throw new Error(`${entry.DetailType} was not delivered`);
  }

  #read(entry: BusEntry, envelope = readEntry): Read {
    const rules = this.#rules.get(nameOf(entry.EventBusName ?? 'default'));
    if (!rules)
      return {
        refused: { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `there is no bus ${entry.EventBusName}` },
      };
    const { region, account, clock } = this.#options;
    const read = envelope(entry, { region, account, now: clock.now(), id: randomUUID() });
    return 'ErrorCode' in read ? { refused: read } : { event: read, rules: rules.match(read.parsed) };
  }

  #strike(read: Read[]): void {
    const place = Math.floor(this.#options.faults.random() * read.length);
    read[place] = { refused: internalFailure };
  }

  /** Answers the rules whose events could not be kept now; the sender tries those entries again. */
  async #deliver(read: readonly Read[]): Promise<Set<Rule>> {
    const byRule = new Map<Rule, Outgoing[]>();
    for (const one of read) {
      if ('refused' in one) continue;
      for (const rule of one.rules) byRule.set(rule, [...(byRule.get(rule) ?? []), { json: one.event.json }]);
    }
    const failed = new Set<Rule>();
    const deliverRule = async (rule: Rule, events: Outgoing[]) => {
      const results = await Promise.allSettled(rule.map((target) => target.deliver(events)));
      const broken = results.find((result) => result.status === 'rejected');
      if (!broken) return;
      failed.add(rule);
      this.#options.report(`events could not be delivered, the sender is told: ${String(broken.reason)}`);
    };
    await Promise.all([...byRule].map(([rule, events]) => deliverRule(rule, events)));
    return failed;
  }
}

const internalFailure: BusResult = { ErrorCode: 'InternalFailure', ErrorMessage: 'the event was not taken' };

const nameOf = (bus: string): string => bus.slice(bus.lastIndexOf('/') + 1);

function compiledPattern(rule: string, pattern: unknown): CompiledPattern {
  const compiled = compilePattern(pattern);
  if (compiled.ok) return compiled;
  throw new Error(`rule ${rule}: its pattern is refused: ${JSON.stringify(compiled.errors)}`);
}
