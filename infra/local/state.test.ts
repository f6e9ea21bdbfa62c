import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from './state.ts';

const given = (): string => mkdtempSync(join(tmpdir(), 'engine-data-'));

describe('data folder', () => {
  it('given a folder in use, when opened again, then it is refused, and free after release', () => {
    const path = given();
    const first = openDataFolder(path);
    expect(() => openDataFolder(path)).toThrow(/in use by process \d+/);
    first.release();
    openDataFolder(path).release();
  });

  it('given a damaged marker, when opened, then it is said and nothing is touched', () => {
    const path = given();
    openDataFolder(path).release();
    writeFileSync(join(path, 'engine.json'), '{"for');
    expect(() => openDataFolder(path)).toThrow(/damaged: engine.json/);
    expect(readFileSync(join(path, 'engine.json'), 'utf8')).toBe('{"for');
  });

  it('given a folder of something else, when opened, then it is refused', () => {
    const path = given();
    writeFileSync(join(path, 'thesis.txt'), 'x');
    expect(() => openDataFolder(path)).toThrow(/thesis.txt/);
  });
});
