import { describe, expect, it } from 'vitest';
import type { Stack, Template } from './model.ts';
import { orderResources, orderStacks } from './order.ts';
import { resolveProperties } from './resolve.ts';
import { openScope, type Scope } from './scope.ts';

const stackOf = (template: Template, name = 'shop', region = 'eu-central-1'): Stack => ({
  name,
  account: '111122223333',
  region,
  template,
  assets: new Map(),
  after: [],
});

function given(template: Template = {}, ssm = new Map<string, string>()): Scope {
  const scope = openScope(stackOf(template), ssm);
  scope.handles.set('Till', { ref: 'till-1', attributes: { Arn: 'arn:till', 'Nested.Name': 'deep' } });
  return scope;
}

/** `<name>` is written for CloudFormation's placeholder, which looks like a forgotten template string. */
const filled = (text: string): string => text.replaceAll('<', '${').replaceAll('>', '}');

const resolved = (value: unknown, scope: Scope = given()): unknown => resolveProperties({ value }, scope).value;

describe('intrinsic functions', () => {
  it.each([
    ['Ref', { Ref: 'Till' }, 'till-1'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-central-1'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Till', 'Arn'] }, 'arn:till'],
    ['GetAtt as text with a nested name', { 'Fn::GetAtt': 'Till.Nested.Name' }, 'deep'],
    [
      'Sub',
      { 'Fn::Sub': filled('<AWS::AccountId>/<Till>/<Till.Arn>/<!Kept>') },
      filled('111122223333/till-1/arn:till/<Kept>'),
    ],
    [
      'Sub with its own variables',
      { 'Fn::Sub': [filled('<a>-<Till>'), { a: { Ref: 'AWS::Partition' } }] },
      'aws-till-1',
    ],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Till' }]] }, 'a-till-1'],
    ['Select of Split', { 'Fn::Select': ['1', { 'Fn::Split': ['-', { Ref: 'Till' }] }] }, '1'],
    ['Base64', { 'Fn::Base64': 'ab' }, 'YWI='],
  ])('%s', (_name, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  it('given NoValue, when resolved, then the property and the list item are left out', () => {
    const none = { Ref: 'AWS::NoValue' };
    expect(resolveProperties({ a: none, b: [1, none] }, given())).toEqual({ b: [1] });
  });

  it('given conditions, when resolved, then If takes the branch that holds and never looks at the other', () => {
    const scope = given({
      Parameters: { Mode: { Type: 'String', Default: 'open' } },
      Conditions: {
        Open: { 'Fn::Equals': [{ Ref: 'Mode' }, 'open'] },
        Shut: { 'Fn::Not': [{ Condition: 'Open' }] },
        Both: { 'Fn::And': [{ Condition: 'Open' }, { Condition: 'Shut' }] },
        Either: { 'Fn::Or': [{ Condition: 'Open' }, { Condition: 'Shut' }] },
      },
    });
    const chosen = (name: string): unknown => resolved({ 'Fn::If': [name, 'yes', 'no'] }, scope);
    expect(['Open', 'Shut', 'Both', 'Either'].map(chosen)).toEqual(['yes', 'no', 'no', 'yes']);
    expect(resolved({ 'Fn::If': ['Open', 1, { Ref: 'Missing' }] }, scope)).toBe(1);
  });

  it('given mappings, when resolved, then FindInMap finds', () => {
    const scope = given({ Mappings: { Sizes: { 'eu-central-1': { small: 3 } } } });
    expect(resolved({ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, scope)).toBe(3);
  });

  it('given SSM parameters, when read by type or by dynamic reference, then both give the value', () => {
    const template = { Parameters: { Id: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/x/id' } } };
    const scope = given(template, new Map([['/x/id', '42']]));
    expect(resolved([{ Ref: 'Id' }, 'v{{resolve:ssm:/x/id}}', '{{resolve:ssm:/x/id:1}}'], scope)).toEqual([
      '42',
      'v42',
      '42',
    ]);
  });

  it('given a policy condition block, when resolved, then it is no condition function', () => {
    const value = { Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    expect(resolved(value)).toEqual(value);
  });

  it.each([
    ['a missing resource', { Ref: 'Missing' }, /shop: Ref to Missing/],
    ['a missing attribute', { 'Fn::GetAtt': ['Till', 'Url'] }, /Till has no attribute Url .*Arn/],
    ['an import', { 'Fn::ImportValue': 'x' }, /ImportValue is refused/],
    ['an unknown function', { 'Fn::Cidr': [] }, /Fn::Cidr is not known/],
    ['a secret', '{{resolve:secretsmanager:x}}', /cannot be resolved/],
  ])('refuses %s by name', (_name, value, message) => {
    expect(() => resolved(value)).toThrow(message);
  });

  it('given a stack in China, when opened, then partition and suffix are China’s', () => {
    const scope = openScope(stackOf({}, 'shop', 'cn-north-1'), new Map());
    expect(resolved([{ Ref: 'AWS::Partition' }, { Ref: 'AWS::URLSuffix' }], scope)).toEqual([
      'aws-cn',
      'amazonaws.com.cn',
    ]);
  });
});

describe('order', () => {
  it('given references and DependsOn, when ordered, then everything comes after what it needs', () => {
    const Resources = {
      A: { Type: 'T', Properties: { x: { 'Fn::Sub': filled('<B.Arn>') } } },
      B: { Type: 'T', DependsOn: 'C' },
      C: { Type: 'T' },
    };
    expect(orderResources('s', { Resources })).toEqual(['C', 'B', 'A']);
  });

  it('given a circle, when ordered, then it is named', () => {
    const Resources = { A: { Type: 'T', DependsOn: ['B'] }, B: { Type: 'T', Properties: { x: { Ref: 'A' } } } };
    expect(() => orderResources('s', { Resources })).toThrow('s: circular dependency A → B → A');
  });

  it('given stacks that meet by an SSM name, when ordered, then the writer comes first', () => {
    const reader = stackOf({ Resources: { R: { Type: 'T', Properties: { x: '{{resolve:ssm:/x}}' } } } }, 'reader');
    const writer = stackOf({ Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/x' } } } }, 'writer');
    expect(orderStacks([reader, writer]).map(({ name }) => name)).toEqual(['writer', 'reader']);
  });
});
