import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Commit } from './commit.ts';
import { fromItem, isCommit, toItem } from './item.ts';

const noted = (value: unknown): Commit['events'] => [{ type: 'noted', ...{ value } }];

const commitOf = (value: unknown, cause?: string): Commit => ({
  ...{ stream: 'account/a', version: 7, at: '2026-11-23T09:00:00.000+08:00', by: 'tester', commandId: 'c' },
  ...{ request: 'r', prev: 'p', hash: 'h', events: noted(value) },
  published: [{ type: 'plus.test.noted.v1', subject: 'account/a', data: value }],
  ...(cause === undefined ? {} : { cause }),
});

describe('a commit as an item', () => {
  test('given any JSON, when it is stored and read, then it is the same', () => {
    fc.assert(
      fc.property(
        fc.json().map((text) => JSON.parse(text) as unknown),
        fc.option(fc.string(), { nil: undefined }),
        (value, cause) => {
          const commit = commitOf(value, cause);
          expect(fromItem(toItem(commit))).toEqual(commit);
        },
      ),
    );
  });

  test('given a body of more than 400 bytes, when it is stored, then it is packed, however few letters that are', () => {
    expect(toItem(commitOf('x'.repeat(60))).body?.S).toBeDefined();
    expect(toItem(commitOf('户'.repeat(60))).body?.B).toBeDefined();
  });

  test('given an item that lacks something, when it is read, then it throws and names what, and no value', () => {
    const { hash: _hash, ...bare } = toItem(commitOf('secret'));
    expect(() => fromItem(bare)).toThrow('commit account/a/7 lacks hash');
    const { body: _body, ...empty } = toItem(commitOf('secret'));
    expect(() => fromItem(empty)).toThrow('commit account/a/7 lacks body');
  });

  test('given a claim, when it is asked for, then it is no commit', () => {
    expect(isCommit(toItem(commitOf(1)))).toBe(true);
    expect(isCommit({ stream: { S: 'claim#name' }, version: { N: '0' }, holder: { S: 'account/a' } })).toBe(false);
  });
});
