/** A pattern with `*` and `?` as IAM reads it. Throws on policy variables other than `${*}`, `${?}` and `${$}`. */
export function globOf(pattern: string, flags = ''): RegExp {
  const source = pattern.replace(/\$\{([^}]*)\}|[\s\S]/g, (part, variable: string | undefined) => {
    if (variable !== undefined) return literal(variable);
    if (part === '*') return '[\\s\\S]*';
    if (part === '?') return '[\\s\\S]';
    return escaped(part);
  });
  return new RegExp(`^${source}$`, flags);
}

function literal(variable: string): string {
  if (['*', '?', '$'].includes(variable)) return escaped(variable);
  throw new Error(`policy variable \${${variable}} is not known to the local engine`);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
