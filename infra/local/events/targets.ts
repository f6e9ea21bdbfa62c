import { AwsError } from '../servers/aws-error.ts';
import type { Queues } from '../servers/queues.ts';
import type { Verdict } from '../types.ts';
import type { AsyncInvoker } from './async-invoker.ts';
import { createInput, type EventInput } from './target-input.ts';
import type { TargetSpec } from './target-spec.ts';

/** What EventBridge wants to do with a resource, for the resource's own policy to allow. */
export interface Delivery {
  /** Service principal, for instance `events.amazonaws.com`. */
  service: string;
  /** `sqs:SendMessage` or `lambda:InvokeFunction`. */
  action: string;
  resource: string;
  /** ARN of the rule. */
  sourceArn: string;
}

export interface TargetOptions {
  queues: Queues;
  invoker: AsyncInvoker;
  /** Asks the target's resource policy; the verdict is kept for a rule and target. */
  mayDeliver(delivery: Delivery): Verdict;
  /** Told of every event that could not be delivered, once for each cause. */
  report(problem: string): void;
}

/** An event on its way: its JSON text, and a key when it must not be delivered twice. */
export interface Outgoing {
  json: string;
  key?: string;
}

/** One target of one rule. */
export interface Target {
  /**
   * Resolves when the events are kept: in their queue, as asynchronous invocations, or, where the target refuses them,
   * in the target's dead-letter queue. Rejects when that could not be done now and may be tried again.
   */
  deliver(events: readonly Outgoing[]): Promise<void>;
}

const known = ['Id', 'Arn', 'Input', 'InputPath', 'DeadLetterConfig', 'RetryPolicy'];

/** Errors: a property or a kind of target that cannot be honoured here. */
export function createTarget(ruleArn: string, spec: TargetSpec, options: TargetOptions): Target {
  for (const name of Object.keys(spec)) {
    if (spec[name] !== undefined && !known.includes(name))
      throw new Error(`target ${spec.Id}: ${name} is not known here`);
  }
  const kind = spec.Arn.split(':')[2];
  if (kind !== 'sqs' && kind !== 'lambda')
    throw new Error(`target ${spec.Id}: ${spec.Arn} is neither a queue nor a function`);
  return new RuleTarget(ruleArn, spec, kind, createInput(spec), options);
}

interface Refusal {
  code: string;
  message: string;
}

class RuleTarget implements Target {
  readonly #ruleArn: string;
  readonly #spec: TargetSpec;
  readonly #kind: 'sqs' | 'lambda';
  readonly #input: EventInput;
  readonly #options: TargetOptions;
  readonly #verdicts = new Map<string, Verdict>();
  readonly #reported = new Set<string>();

  constructor(ruleArn: string, spec: TargetSpec, kind: 'sqs' | 'lambda', input: EventInput, options: TargetOptions) {
    this.#ruleArn = ruleArn;
    this.#spec = spec;
    this.#kind = kind;
    this.#input = input;
    this.#options = options;
  }

  async deliver(events: readonly Outgoing[]): Promise<void> {
    const verdict = this.#mayDeliver(
      this.#kind === 'sqs' ? 'sqs:SendMessage' : 'lambda:InvokeFunction',
      this.#spec.Arn,
    );
    if (!verdict.allowed) return this.#bury(events, { code: 'NO_PERMISSIONS', message: verdict.reason });
    if (this.#kind === 'sqs') return this.#send(events);
    const name = this.#spec.Arn.split(':')[6] ?? '';
    for (const { json, key } of events) this.#options.invoker.enqueue(name, JSON.parse(this.#input(json)), key);
  }

  async #send(events: readonly Outgoing[]): Promise<void> {
    try {
      await this.#options.queues.send(
        this.#spec.Arn,
        events.map(({ json }) => ({ body: this.#input(json) })),
      );
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      // One that the queue refuses must not hold up the others.
      if (events.length > 1) await Promise.all(events.map((one) => this.#send([one])));
      else await this.#bury(events, { code: error.code, message: error.message });
    }
  }

  /** To the target's dead-letter queue, with the attributes that EventBridge gives. */
  async #bury(events: readonly Outgoing[], refusal: Refusal): Promise<void> {
    const deadLetters = this.#spec.DeadLetterConfig?.Arn;
    if (deadLetters === undefined) return this.#report(`${refusal.message}; events are lost to it`);
    const verdict = this.#mayDeliver('sqs:SendMessage', deadLetters);
    if (!verdict.allowed)
      return this.#report(`${refusal.message}; nor its dead-letter queue: ${verdict.reason}; events are lost`);
    const messageAttributes = this.#causes(refusal);
    await this.#options.queues.send(
      deadLetters,
      events.map(({ json }) => ({ body: json, messageAttributes })),
    );
    this.#report(`${refusal.message}; see ${deadLetters}`);
  }

  #causes(refusal: Refusal) {
    const causes = {
      RULE_ARN: this.#ruleArn,
      TARGET_ARN: this.#spec.Arn,
      ERROR_CODE: refusal.code,
      ERROR_MESSAGE: refusal.message,
    };
    const attribute = ([name, StringValue]: [string, string]) => [name, { DataType: 'String', StringValue }];
    return Object.fromEntries(Object.entries(causes).map(attribute));
  }

  #mayDeliver(action: string, resource: string): Verdict {
    const verdict =
      this.#verdicts.get(resource) ??
      this.#options.mayDeliver({ service: 'events.amazonaws.com', action, resource, sourceArn: this.#ruleArn });
    this.#verdicts.set(resource, verdict);
    return verdict;
  }

  #report(problem: string): void {
    const text = `${this.#ruleArn}: ${this.#spec.Arn} refuses events: ${problem}`;
    if (!this.#reported.has(text)) this.#options.report(text);
    this.#reported.add(text);
  }
}
