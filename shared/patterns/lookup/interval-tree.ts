/** Both ends belong to the interval. Within one tree all ends are numbers or all are texts. */
export interface Interval<K extends number | string> {
  readonly low: K;
  readonly high: K;
}

interface TreeNode<K extends number | string, V> {
  readonly interval: Interval<K>;
  readonly value: V;
  readonly priority: number;
  /** The greatest high end in this node's part of the tree. */
  reach: K;
  left: TreeNode<K, V> | undefined;
  right: TreeNode<K, V> | undefined;
}

type Branch<K extends number | string, V> = TreeNode<K, V> | undefined;

/** Distinct intervals with a value each; finds all that contain a point without looking at the others. */
export interface IntervalTree<K extends number | string, V> {
  insert(interval: Interval<K>, value: V): void;
  remove(interval: Interval<K>): void;
  /** Calls `visit` with the value of every interval that contains the point. */
  stab(point: K, visit: (value: V) => void): void;
}

/** An empty tree: a treap ordered by the ends, so that insertion order does not unbalance it. */
export function createIntervalTree<K extends number | string, V>(): IntervalTree<K, V> {
  let root: Branch<K, V>;
  let seed = 1;
  return {
    insert(interval, value) {
      seed = Math.imul(seed, 1664525) + 1013904223;
      const added = { interval, value, priority: seed, reach: interval.high, left: undefined, right: undefined };
      const [before, after] = split(root, interval);
      root = merge(merge(before, added), after);
    },
    remove(interval) {
      root = without(root, interval);
    },
    stab(point, visit) {
      stabFrom(root, point, visit);
    },
  };
}

function compare<K extends number | string>(a: Interval<K>, b: Interval<K>): number {
  if (a.low !== b.low) return a.low < b.low ? -1 : 1;
  if (a.high !== b.high) return a.high < b.high ? -1 : 1;
  return 0;
}

function refresh<K extends number | string, V>(node: TreeNode<K, V>): TreeNode<K, V> {
  node.reach = node.interval.high;
  if (node.left && node.left.reach > node.reach) node.reach = node.left.reach;
  if (node.right && node.right.reach > node.reach) node.reach = node.right.reach;
  return node;
}

function split<K extends number | string, V>(node: Branch<K, V>, at: Interval<K>): [Branch<K, V>, Branch<K, V>] {
  if (!node) return [undefined, undefined];
  if (compare(node.interval, at) < 0) {
    const [before, after] = split(node.right, at);
    node.right = before;
    return [refresh(node), after];
  }
  const [before, after] = split(node.left, at);
  node.left = after;
  return [before, refresh(node)];
}

function merge<K extends number | string, V>(before: Branch<K, V>, after: Branch<K, V>): Branch<K, V> {
  if (!before || !after) return before ?? after;
  if (before.priority > after.priority) {
    before.right = merge(before.right, after);
    return refresh(before);
  }
  after.left = merge(before, after.left);
  return refresh(after);
}

function without<K extends number | string, V>(node: Branch<K, V>, interval: Interval<K>): Branch<K, V> {
  if (!node) return undefined;
  const order = compare(interval, node.interval);
  if (order === 0) return merge(node.left, node.right);
  if (order < 0) node.left = without(node.left, interval);
  else node.right = without(node.right, interval);
  return refresh(node);
}

function stabFrom<K extends number | string, V>(node: Branch<K, V>, point: K, visit: (value: V) => void): void {
  if (!node || point > node.reach) return;
  stabFrom(node.left, point, visit);
  if (point < node.interval.low) return;
  if (point <= node.interval.high) visit(node.value);
  stabFrom(node.right, point, visit);
}
