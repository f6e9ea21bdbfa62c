import type { RouteDeclaration } from '../resources/platform.ts';

interface Match {
  route: RouteDeclaration;
  /** Decoded values of `{name}` and `{name+}` segments. */
  parameters: Record<string, string>;
}

export type FindRoute = (method: string, path: string) => Match | undefined;

interface Compiled {
  route: RouteDeclaration;
  method: string;
  segments: string[];
  rank: string;
}

/** Chooses among an HTTP API's routes: the most specific path first, a named method before ANY, `$default` last. */
export function compileRoutes(routes: RouteDeclaration[]): FindRoute {
  const fallback = routes.find(({ key }) => key === '$default');
  const compiled = routes.filter(({ key }) => key !== '$default').map(compile);
  compiled.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return (method, path) => {
    const segments = segmentsOf(path);
    for (const candidate of compiled) {
      if (candidate.method !== method && candidate.method !== 'ANY') continue;
      const parameters = bind(candidate.segments, segments);
      if (parameters) return { route: candidate.route, parameters };
    }
    return fallback && { route: fallback, parameters: {} };
  };
}

function compile(route: RouteDeclaration): Compiled {
  const [method = '', path = ''] = route.key.split(' ');
  const segments = segmentsOf(path);
  // Literal segments sort before parameters, these before greedy ones, at the first place where two routes differ.
  const rank = segments.map((segment) => (isGreedy(segment) ? '2' : isParameter(segment) ? '1' : '0')).join('');
  return { route, method, segments, rank: `${rank}${method === 'ANY' ? '~' : ' '}` };
}

function bind(pattern: string[], path: string[]): Record<string, string> | undefined {
  const greedy = pattern.length > 0 && isGreedy(pattern.at(-1) ?? '');
  if (greedy ? path.length < pattern.length : path.length !== pattern.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const value = path[index] ?? '';
    if (isGreedy(segment)) parameters[segment.slice(1, -2)] = path.slice(index).join('/');
    else if (isParameter(segment)) {
      if (value === '') return undefined;
      parameters[segment.slice(1, -1)] = value;
    } else if (segment !== value) return undefined;
  }
  return parameters;
}

const segmentsOf = (path: string): string[] => (path === '/' ? [] : path.slice(1).split('/'));
const isParameter = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');
const isGreedy = (segment: string): boolean => segment.endsWith('+}');
