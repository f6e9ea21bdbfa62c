import type { Context } from './conditions.ts';
import type { Statement } from './policy.ts';

/** Who asks: a role's session or an AWS service acting for one of its resources. */
type Caller = { role: string } | { service: string };

export interface Request {
  action: string;
  resource: string;
  context: Context;
  caller: Caller;
}

export type Decision = 'denied' | 'allowed' | 'silent';

/** What a list of statements says about a request: an explicit deny wins, then an allow. */
export function decide(statements: readonly Statement[], request: Request): Decision {
  let decision: Decision = 'silent';
  for (const statement of statements) {
    if (!applies(statement, request)) continue;
    if (statement.effect === 'Deny') return 'denied';
    decision = 'allowed';
  }
  return decision;
}

function applies(statement: Statement, { action, resource, context, caller }: Request): boolean {
  return (
    statement.coversAction(action) &&
    statement.coversResource(resource) &&
    (statement.principals === undefined || statement.principals.some((principal) => names(principal, caller))) &&
    statement.conditions.every((holds) => holds(context))
  );
}

function names({ type, id }: { type: string; id: string }, caller: Caller): boolean {
  if (type === '*' || (type === 'AWS' && id === '*')) return true;
  if ('service' in caller) return type === 'Service' && id === caller.service;
  return type === 'AWS' && (id === caller.role || isAccountOf(id, caller.role));
}

/** The account itself as principal (`arn:…:root` or its number) stands for every role in it. */
function isAccountOf(id: string, role: string): boolean {
  const account = role.split(':')[4] ?? '';
  return id === account || (id.endsWith(':root') && id.split(':')[4] === account);
}
