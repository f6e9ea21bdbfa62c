/** EventBridge takes patterns of at most 2,048 characters. */
const longest = 2048;

/** Patterns that together match exactly these event types, as few as EventBridge's limit allows. */
export function wantedPatterns(types: readonly string[]): { 'detail-type': string[] }[] {
  const patterns: { 'detail-type': string[] }[] = [];
  for (const type of types) {
    const current = patterns.at(-1);
    if (current && lengthOf([...current['detail-type'], type]) <= longest) current['detail-type'].push(type);
    else patterns.push({ 'detail-type': [type] });
  }
  return patterns;
}

const lengthOf = (types: readonly string[]): number => JSON.stringify({ 'detail-type': types }).length;
