import type { PatternLimits } from '../limits.ts';
import type { PatternError, PatternRule } from '../refusal.ts';
import { MENDS } from './mends.ts';

/** A spot in the pattern being read, and the way to complain about it. */
export class Place {
  readonly depth: number;
  readonly #errors: PatternError[];
  readonly #limits: PatternLimits;
  readonly #parent: Place | undefined;
  readonly #key: string | number;

  /** The root of a pattern; refusals go to `errors`. */
  constructor(errors: PatternError[], limits: PatternLimits, parent?: Place, key: string | number = '') {
    this.depth = parent ? parent.depth + 1 : 0;
    this.#errors = errors;
    this.#limits = limits;
    this.#parent = parent;
    this.#key = key;
  }

  /** The JSON pointer of the spot. */
  get pointer(): string {
    return this.#parent ? `${this.#parent.pointer}/${escapePointer(String(this.#key))}` : '';
  }

  /** The spot of a member of this one. */
  step(key: string | number): Place {
    return new Place(this.#errors, this.#limits, this, key);
  }

  /** Notes the refusal and returns undefined, so that a reader can `return place.refuse(...)`. */
  refuse(rule: PatternRule): undefined {
    this.#errors.push({ pointer: this.pointer, rule, mend: MENDS[rule](this.#limits) });
  }
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
