import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BusEntry } from '../types.ts';
import { type Bus, createBus, type RuleSpec } from './bus.ts';
import { openSurroundings, optionsIn, removeFolder, type Surroundings } from './test-kit.ts';

let around: Surroundings;
let bus: Bus;
let inbox: string;
let dead: string;

beforeEach(async () => {
  around = await openSurroundings();
  bus = createBus(optionsIn(around));
  bus.addBus({ name: 'main', arn: 'arn:local:events:local:1:event-bus/main' });
  inbox = around.queues.create({ name: 'inbox', attributes: {} }).arn;
  dead = around.queues.create({ name: 'dead', attributes: {} }).arn;
});
afterEach(async () => {
  await around.end();
  removeFolder(around.folder);
});

const rule = (more: Partial<RuleSpec> = {}): RuleSpec => ({
  name: 'r',
  arn: 'arn:local:events:local:1:rule/main/r',
  bus: 'main',
  pattern: { 'detail-type': ['wanted'] },
  enabled: true,
  targets: [{ Id: 'a', Arn: inbox }],
  ...more,
});

const entry = (more: Partial<BusEntry> = {}): BusEntry => ({
  EventBusName: 'main',
  Source: 'test',
  DetailType: 'wanted',
  Detail: '{"n": 1}',
  ...more,
});

const bodiesIn = (queue: string) => around.queues.peek(queue).map(({ body }) => JSON.parse(body));

describe('an event', () => {
  test('is in the queues of matching rules when the call answers, in its envelope', async () => {
    bus.addRule(rule());
    const [result] = await bus.putEvents([
      entry({ Time: 1_700_000_000, Resources: ['r'] }),
      entry({ DetailType: 'other' }),
    ]);
    expect(bodiesIn(inbox)).toEqual([
      {
        version: '0',
        id: result && 'EventId' in result ? result.EventId : '',
        'detail-type': 'wanted',
        source: 'test',
        account: '1',
        time: '2023-11-14T22:13:20Z',
        region: 'local',
        resources: ['r'],
        detail: { n: 1 },
      },
    ]);
  });

  test("is matched by its content, and carries the engine's time when it names none", async () => {
    around.clock.advance(10 * 365 * 86_400_000);
    bus.addRule(rule({ pattern: { source: ['test'], detail: { n: [{ numeric: ['>', 1] }] } } }));
    await bus.putEvents([entry(), entry({ Detail: '{"n":2}' })]);
    expect(bodiesIn(inbox)).toMatchObject([{ detail: { n: 2 } }]);
    expect(Date.parse(bodiesIn(inbox)[0].time)).toBeGreaterThan(Date.now());
  });

  test('reaches functions as asynchronous invocations, and targets get the part that they ask for', async () => {
    const Arn = 'arn:local:lambda:local:1:function:f';
    bus.addRule(
      rule({
        targets: [
          { Id: 'a', Arn, InputPath: '$.detail.n' },
          { Id: 'b', Arn, Input: '{"x":1}' },
        ],
      }),
    );
    await bus.putEvents([entry()]);
    await expect
      .poll(() => around.invoked)
      .toEqual([
        ['f', 1],
        ['f', { x: 1 }],
      ]);
  });

  test('finds a bus by its ARN, and none where there is none', async () => {
    bus.addRule(rule({ bus: 'arn:local:events:local:1:event-bus/main' }));
    const EventBusName = 'arn:local:events:local:1:event-bus/main';
    const results = await bus.putEvents([entry({ EventBusName }), entry({ EventBusName: 'nowhere' })]);
    expect(results).toMatchObject([{ EventId: expect.any(String) }, { ErrorCode: 'ResourceNotFoundException' }]);
    expect(bodiesIn(inbox)).toHaveLength(1);
  });

  test('passes a rule that is disabled', async () => {
    bus.addRule(rule({ enabled: false }));
    await bus.putEvents([entry()]);
    expect(bodiesIn(inbox)).toEqual([]);
  });
});

describe('entries fail alone', () => {
  test.each([
    ['InvalidArgument', { Source: '' }],
    ['NotAuthorizedForSourceException', { Source: 'aws.s3' }],
    ['MalformedDetail', { Detail: '{' }],
    ['MalformedDetail', { Detail: '[1]' }],
    ['InvalidArgument', { Time: 'soon' }],
    ['InvalidArgument', { Time: 1e300 }],
  ])('with %s: %j', async (ErrorCode, broken) => {
    bus.addRule(rule());
    const results = await bus.putEvents([entry(broken), entry()]);
    expect(results).toMatchObject([{ ErrorCode }, { EventId: expect.any(String) }]);
    expect(bodiesIn(inbox)).toHaveLength(1);
  });

  test('when that fault is asked for', async () => {
    bus.addRule(rule());
    around.faults.set({ seed: 3, partialFailure: 1 });
    const results = await bus.putEvents([entry(), entry(), entry()]);
    expect(results.filter((result) => 'ErrorCode' in result)).toHaveLength(1);
    expect(bodiesIn(inbox)).toHaveLength(2);
  });

  test('when the event could not be kept now, so that the sender tries again', async () => {
    bus.addRule(rule());
    around.queues.send = () => Promise.reject(new Error('the disk is full'));
    expect(await bus.putEvents([entry()])).toMatchObject([{ ErrorCode: 'InternalFailure' }]);
    expect(around.problems).toHaveLength(1);
  });
});

describe('a target that refuses', () => {
  test('sends events to its dead letters with the cause, and the operator is told once', async () => {
    around.refuses = ({ resource }) => resource === inbox;
    bus.addRule(rule({ targets: [{ Id: 'a', Arn: inbox, DeadLetterConfig: { Arn: dead } }] }));
    await bus.putEvents([entry()]);
    await bus.putEvents([entry()]);
    const [message] = around.queues.peek(dead);
    expect(message?.messageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
      RULE_ARN: { StringValue: rule().arn },
      TARGET_ARN: { StringValue: inbox },
    });
    expect(bodiesIn(dead)).toHaveLength(2);
    expect(around.problems).toEqual([expect.stringContaining('no policy lets events.amazonaws.com in')]);
  });

  test('does not hold up the events that it takes', async () => {
    inbox = around.queues.create({ name: 'small', attributes: { MaximumMessageSize: '1024' } }).arn;
    bus.addRule(rule({ targets: [{ Id: 'a', Arn: inbox, DeadLetterConfig: { Arn: dead } }] }));
    await bus.putEvents([entry({ Detail: JSON.stringify({ n: 'x'.repeat(2_000) }) }), entry()]);
    expect(bodiesIn(inbox)).toMatchObject([{ detail: { n: 1 } }]);
    expect(bodiesIn(dead)).toHaveLength(1);
  });

  test('without dead letters is named to the operator', async () => {
    around.refuses = () => true;
    bus.addRule(rule());
    await bus.putEvents([entry()]);
    expect(around.problems[0]).toMatch(/rule\/main\/r: .*:inbox refuses events: .* lost/);
  });
});

describe('a rule is refused', () => {
  test.each<[RegExp, () => Partial<RuleSpec>]>([
    [/pattern is refused/, () => ({ pattern: { source: 'x' } })],
    [/no bus/, () => ({ bus: 'other' })],
    [/InputTransformer is not known/, () => ({ targets: [{ Id: 'a', Arn: inbox, InputTransformer: {} }] })],
    [/neither a queue nor a function/, () => ({ targets: [{ Id: 'a', Arn: 'arn:local:kinesis:::s' }] })],
    [/exclude each other/, () => ({ targets: [{ Id: 'a', Arn: inbox, Input: '1', InputPath: '$.detail' }] })],
    [/InputPath/, () => ({ targets: [{ Id: 'a', Arn: inbox, InputPath: '$.a[0]' }] })],
    [/more than 5 targets/, () => ({ targets: Array.from({ length: 6 }, (_, i) => ({ Id: `${i}`, Arn: inbox })) })],
  ])('%s', (message, more) => {
    expect(() => bus.addRule(rule(more()))).toThrow(message);
  });
});
