import { describe, expect, it } from 'vitest';
import { type Access, createAccess } from './access.ts';

const roleArn = 'arn:aws:iam::1:role/clerk';
const trust = {
  Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
};
const table = 'arn:aws:dynamodb:r:1:table/things';

function given(...statements: unknown[]): Access {
  const access = createAccess();
  access.roles.add({ arn: roleArn, name: 'clerk', where: 'shop/ClerkRole', trust, managed: [] });
  if (statements.length > 0) access.roles.attach('clerk', { Version: '2012-10-17', Statement: statements });
  access.addFunction('AK', 'clerk-function', roleArn);
  return access;
}

const allow = (more: object): unknown => ({ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: table, ...more });
const put = (access: Access, context: Record<string, string | string[]> = {}, resources = [table]) =>
  access.authorize({ accessKeyId: 'AK', action: 'dynamodb:PutItem', resources, context });

describe('identity policies', () => {
  it('given no grant, when called, then the refusal names function, action, resource and missing grant', () => {
    const verdict = put(given());
    expect(verdict).toMatchObject({ allowed: false });
    if (!verdict.allowed)
      for (const part of ['clerk-function', 'dynamodb:PutItem', table, 'shop/ClerkRole', 'missing grant'])
        expect(verdict.reason).toContain(part);
  });

  it.each([
    ['the same action and resource', allow({}), true],
    ['an action in other letters', allow({ Action: 'DynamoDB:putitem' }), true],
    ['a wildcard action', allow({ Action: ['dynamodb:Put*'] }), true],
    ['another action', allow({ Action: 'dynamodb:GetItem' }), false],
    ['NotAction of another', allow({ Action: undefined, NotAction: 'dynamodb:Scan' }), true],
    ['NotAction of this', allow({ Action: undefined, NotAction: 'dynamodb:Put*' }), false],
    ['a wildcard resource', allow({ Resource: ['arn:aws:dynamodb:*:1:table/thing?'] }), true],
    ['another table', allow({ Resource: `${table}-2` }), false],
    ['NotResource of this', allow({ Resource: undefined, NotResource: table }), false],
  ])('%s', (_name, statement, allowed) => {
    expect(put(given(statement)).allowed).toBe(allowed);
  });

  it('given allow and deny, when called, then the deny wins', () => {
    const verdict = put(given(allow({}), { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' }));
    expect(verdict).toMatchObject({ allowed: false, reason: expect.stringContaining('explicit deny') });
  });

  it('given several resources, when one is not granted, then the call is refused', () => {
    expect(put(given(allow({})), {}, [table, `${table}/index/by-date`]).allowed).toBe(false);
  });

  it('given a managed policy of AWS, when attached by its ARN, then its actions are granted', () => {
    const access = createAccess();
    const managed = ['arn:aws-cn:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole'];
    access.roles.add({ arn: roleArn, name: 'clerk', where: 'w', trust, managed });
    access.addFunction('AK', 'f', roleArn);
    const call = { accessKeyId: 'AK', action: 'sqs:ReceiveMessage', resources: ['arn:aws:sqs:r:1:q'] };
    expect(access.authorize(call).allowed).toBe(true);
  });

  it('given a role that Lambda may not assume, when a function takes it, then the start stops', () => {
    const access = createAccess();
    const other = { Statement: { ...trust.Statement, Principal: { Service: 'ec2.amazonaws.com' } } };
    access.roles.add({ arn: roleArn, name: 'clerk', where: 'shop/ClerkRole', trust: other, managed: [] });
    expect(() => access.addFunction('AK', 'f', roleArn)).toThrow('shop/ClerkRole');
  });
});

describe('conditions', () => {
  it.each([
    ['StringEquals met', { StringEquals: { 'kms:ViaService': ['a', 'b'] } }, { 'kms:ViaService': 'b' }, true],
    ['StringEquals with the key missing', { StringEquals: { k: 'a' } }, {}, false],
    ['StringEqualsIfExists with the key missing', { StringEqualsIfExists: { k: 'a' } }, {}, true],
    ['StringNotEquals with the key missing', { StringNotEquals: { k: 'a' } }, {}, true],
    ['keys in other letters', { StringEquals: { 'AWS:K': 'a' } }, { 'aws:k': 'a' }, true],
    ['StringLike', { StringLike: { k: 'person-*' } }, { k: 'person-7' }, true],
    ['ArnLike part by part', { ArnLike: { k: 'arn:aws:sqs:*:q' } }, { k: 'arn:aws:sqs:r:1:q' }, false],
    ['Bool', { Bool: { k: 'true' } }, { k: 'TRUE' }, true],
    ['Null true', { Null: { k: 'true' } }, {}, true],
    ['Null false', { Null: { k: 'false' } }, {}, false],
    ['ForAllValues', { 'ForAllValues:StringEquals': { k: ['a', 'b'] } }, { k: ['a', 'c'] }, false],
    ['ForAllValues on nothing', { 'ForAllValues:StringEquals': { k: ['a'] } }, {}, true],
    ['ForAnyValue', { 'ForAnyValue:StringLike': { k: ['a*'] } }, { k: ['b', 'a1'] }, true],
    ['ForAnyValue on nothing', { 'ForAnyValue:StringLike': { k: ['a*'] } }, {}, false],
    ['NumericLessThan', { NumericLessThan: { k: 5 } }, { k: '4' }, true],
  ])('%s', (_name, Condition, context, allowed) => {
    expect(put(given(allow({ Condition })), context as Record<string, string | string[]>).allowed).toBe(allowed);
  });

  it('given an operator the engine does not know, when read, then it is refused by name', () => {
    expect(() => given(allow({ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }))).toThrow('IpAddress');
  });
});

describe('resource policies', () => {
  const queue = 'arn:aws:sqs:r:1:inbox';
  const rule = 'arn:aws:events:r:1:rule/bus/made';
  const send = { service: 'events.amazonaws.com', action: 'sqs:SendMessage', resource: queue, sourceArn: rule };

  it('given a queue policy for one rule, when another rule sends, then it is refused', () => {
    const access = given();
    access.addResourcePolicy(queue, {
      Statement: {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: queue,
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': rule } },
      },
    });
    expect(access.authorizeService(send)).toEqual({ allowed: true });
    expect(access.authorizeService({ ...send, sourceArn: `${rule}-2` }).allowed).toBe(false);
    expect(access.authorizeService({ ...send, service: 'sns.amazonaws.com' }).allowed).toBe(false);
  });

  it('given a queue that denies plain transport, when a function sends on one machine, then it counts as safe', () => {
    const access = given(allow({ Action: 'sqs:SendMessage', Resource: queue }));
    const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
    const deny = { Effect: 'Deny', Action: 'sqs:*', Resource: queue, Principal: { AWS: '*' }, Condition };
    access.addResourcePolicy(queue, { Statement: deny });
    expect(access.authorize({ accessKeyId: 'AK', action: 'sqs:SendMessage', resources: [queue] }).allowed).toBe(true);
  });
});
