import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputHash } from './input-hash.ts';

let root = '';
const hash = (...texts: string[]) => inputHash(root, ['*.ts'], ...texts);
const write = (name: string, text: string) => writeFileSync(join(root, name), text);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'plus-hash-'));
  write('a.ts', 'one');
});
afterAll(() => rmSync(root, { recursive: true }));

test('stays the same when nothing that counts has changed', () => {
  const before = hash();
  write('a.test.ts', 'tests do not count');
  write('notes.md', 'nor does what no pattern names');
  expect(hash()).toBe(before);
});

test('changes with a content, with a name, and with a text', () => {
  const before = hash();
  expect(hash('other options')).not.toBe(before);
  write('a.ts', 'two');
  const changed = hash();
  expect(changed).not.toBe(before);
  write('b.ts', '');
  expect(hash()).not.toBe(changed);
});
