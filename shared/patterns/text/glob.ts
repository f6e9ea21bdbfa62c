/** A wildcard text read: its literal pieces between the stars, or the rule that it breaks. */
export type Glob = { readonly pieces: readonly string[] } | 'wildcard-stars' | 'wildcard-escape';

/** Reads a wildcard text: `*` is any run of characters, `\*` a star, `\\` a backslash; no two stars in a row. */
export function readGlob(text: string): Glob {
  const pieces = [''];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const next = text.charAt(at + 1);
    if (unit === '*' && next === '*') return 'wildcard-stars';
    if (unit === '\\' && next !== '*' && next !== '\\') return 'wildcard-escape';
    if (unit === '*') {
      pieces.push('');
      continue;
    }
    pieces[pieces.length - 1] += unit === '\\' ? next : unit;
    if (unit === '\\') at += 1;
  }
  return { pieces };
}

/** Tests a value against the pieces in time linear in its length for each piece; never backtracks. */
export function globTest(pieces: readonly string[]): (value: string) => boolean {
  const [head = '', ...rest] = pieces;
  const tail = rest.pop();
  if (tail === undefined) return (value) => value === head;
  return (value) => {
    const end = value.length - tail.length;
    if (end < head.length || !value.startsWith(head) || !value.endsWith(tail)) return false;
    let from = head.length;
    for (const piece of rest) {
      const found = value.indexOf(piece, from);
      if (found < 0) return false;
      from = found + piece.length;
    }
    return from <= end;
  };
}
