import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern, compilePatternText } from './compile.ts';
import {
  branchesArbitrary,
  eventArbitrary,
  patternArbitrary,
  plainPatternArbitrary,
  scalarArbitrary,
  valuesArbitrary,
} from './testing/arbitraries.ts';
import { fieldMatches, matches, mustCompile } from './testing/matches.ts';
import { referenceMatches } from './testing/reference-matcher.ts';

const RUNS = { numRuns: 500 };

describe('given any pattern and event', () => {
  test('then matching agrees with trying every combination of leaves', () => {
    fc.assert(
      fc.property(patternArbitrary, eventArbitrary, (pattern, event) => {
        const compiled = mustCompile(pattern);
        expect(compiled.matches(event)).toBe(referenceMatches(compiled, event));
      }),
      { numRuns: 2000 },
    );
  });

  test('then the text of the pattern means the same as the pattern', () => {
    fc.assert(
      fc.property(patternArbitrary, eventArbitrary, (pattern, event) => {
        const fromText = compilePatternText(JSON.stringify(pattern));
        expect(fromText.ok && fromText.matches(event)).toBe(matches(pattern, event));
      }),
      RUNS,
    );
  });

  test('then an $or matches exactly when one branch in its place would', () => {
    fc.assert(
      fc.property(plainPatternArbitrary, branchesArbitrary, eventArbitrary, (fields, branches, event) => {
        const union = branches.some((branch) => matches({ ...fields, ...branch }, event));
        expect(matches({ ...fields, $or: branches }, event)).toBe(union);
      }),
      RUNS,
    );
  });

  test('then a later change of the pattern object changes nothing', () => {
    fc.assert(
      fc.property(patternArbitrary, eventArbitrary, (pattern, event) => {
        const changed = structuredClone(pattern);
        const compiled = compilePattern(changed);
        const before = compiled.ok && compiled.matches(event);
        for (const values of Object.values(changed)) if (Array.isArray(values)) values.length = 0;
        expect(compiled.ok && compiled.matches(event)).toBe(before);
      }),
      RUNS,
    );
  });
});

describe('given one field with one value', () => {
  test('then its array matches exactly when one member alone does', () => {
    fc.assert(
      fc.property(valuesArbitrary, scalarArbitrary, (values, value) => {
        const any = values.some((member) => fieldMatches([member], value));
        expect(fieldMatches(values, value)).toBe(any);
      }),
      RUNS,
    );
  });

  test('then anything-but is the opposite of each thing it names', () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), value, (texts, present) => {
        const named = texts.some((text) => fieldMatches([{ exactly: text }], present));
        expect(fieldMatches([{ 'anything-but': texts }], present)).toBe(!named);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom('prefix', 'suffix', 'equals-ignore-case'), scalarArbitrary, (operator, present) => {
        const expression = { [operator]: 'ab' };
        expect(fieldMatches([{ 'anything-but': expression }], present)).toBe(!fieldMatches([expression], present));
      }),
    );
  });

  test('then text operators agree with the language', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, value) => {
        expect(fieldMatches([{ prefix: text }], value)).toBe(value.startsWith(text));
        expect(fieldMatches([{ suffix: text }], value)).toBe(value.endsWith(text));
        expect(fieldMatches([{ prefix: text }], text + value)).toBe(true);
        expect(fieldMatches([{ suffix: text }], value + text)).toBe(true);
      }),
    );
  });

  test('then numeric agrees with the language', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(double, double, double, (one, other, value) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        fc.pre(low < high);
        const inside = fieldMatches([{ numeric: ['>=', low, '<', high] }], value);
        expect(inside).toBe(value >= low && value < high);
        expect(fieldMatches([{ numeric: ['=', one] }], value)).toBe(one === value);
      }),
    );
  });
});
