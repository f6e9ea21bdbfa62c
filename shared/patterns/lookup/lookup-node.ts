import type { FlatEvent } from '../event/flatten.ts';
import { type Branches, createBranches } from './branches.ts';
import { chooseStep, type Step } from './choose-step.ts';
import type { Entry } from './entry.ts';
import type { Popularity } from './popularity.ts';

/** Entries that a node holds before it sends them down: looking at so few is cheaper than telling them apart. */
const FEW = 4;
/** Places that one entry may take, so that long lists of values in several fields do not multiply without end. */
const MOST_HOMES = 1024;
/** Conditions without a key that one node tries for every event: so few cost less than ranges that overlap. */
const FEW_GROUPS = 16;

/**
 * A node of a decision tree that grows where it is crowded. On the way from the root to a node each step asks about
 * one path; every entry below a node fulfils what was asked, or may.
 */
export class LookupNode {
  /** Entries held here and below, counted once per place. */
  size = 0;
  readonly #entries = new Set<Entry>();
  readonly #popularity: Popularity;
  readonly #parent: LookupNode | undefined;
  /** The path that the step from the parent asked about. */
  readonly #path: string | undefined;
  readonly #leave: () => void;
  #branches: Branches<LookupNode> | undefined;

  constructor(popularity: Popularity, parent?: LookupNode, path?: string, leave: () => void = () => {}) {
    this.#popularity = popularity;
    this.#parent = parent;
    this.#path = path;
    this.#leave = leave;
  }

  /** Puts an entry here or, when the node is crowded, as far down as it can be told apart. */
  add(entry: Entry): void {
    if (this.#branches) this.#send(entry, this.#branches);
    else this.#hold(entry);
    if (!this.#branches && this.#entries.size > FEW) this.#divide();
  }

  /** Takes out an entry that this very node holds; empty nodes vanish. */
  drop(entry: Entry): void {
    this.#release(entry);
    for (let node: LookupNode | undefined = this; node && node.size === 0; node = node.#parent) node.#leave();
  }

  /** Visits every entry that may match the event, some more than once. */
  visit(event: FlatEvent, visit: (entry: Entry) => void): void {
    const into = (node: LookupNode) => {
      for (const entry of node.#entries) visit(entry);
      node.#branches?.follow(event, into);
    };
    into(this);
  }

  #hold(entry: Entry): void {
    this.#entries.add(entry);
    entry.homes.push(this);
    this.#count(1);
  }

  #release(entry: Entry): void {
    if (!this.#entries.delete(entry)) return;
    entry.homes.splice(entry.homes.indexOf(this), 1);
    this.#count(-1);
  }

  #count(change: number): void {
    for (let node: LookupNode | undefined = this; node; node = node.#parent) node.size += change;
  }

  #divide(): void {
    const branches = createBranches<LookupNode>();
    this.#branches = branches;
    for (const entry of [...this.#entries]) {
      this.#release(entry);
      this.#send(entry, branches);
    }
  }

  #send(entry: Entry, branches: Branches<LookupNode>): void {
    const remaining = entry.alternative.filter(({ path }) => !this.#asked(path));
    const step = chooseStep(remaining, {
      popularity: this.#popularity,
      room: MOST_HOMES - entry.homes.length,
      isCheap: (condition) => branches.groupCount < FEW_GROUPS || branches.hasGroup(condition),
    });
    if (!step) this.#hold(entry);
    else for (const node of this.#nodesOf(step, branches)) node.add(entry);
  }

  #asked(path: string): boolean {
    for (let node: LookupNode | undefined = this; node; node = node.#parent) if (node.#path === path) return true;
    return false;
  }

  #nodesOf(step: Step, branches: Branches<LookupNode>): LookupNode[] {
    const { condition } = step;
    const make = (leave: () => void) => new LookupNode(this.#popularity, this, condition.path, leave);
    if (step.by === 'condition') return [branches.grouped(condition, make)];
    return [...new Set(step.accesses.map((access) => branches.keyed(condition.path, access, make)))];
  }
}
