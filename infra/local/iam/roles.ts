import { decide } from './decide.ts';
import { awsManagedPolicy } from './managed.ts';
import { compilePolicy, type Statement } from './policy.ts';

/** A role as its template declares it. */
interface RoleDeclaration {
  arn: string;
  name: string;
  /** `stack/logical id`, for messages. */
  where: string;
  /** The document that says who may assume it. */
  trust: unknown;
  /** ARNs of managed policies. */
  managed: string[];
}

export interface Role {
  arn: string;
  where: string;
  statements: readonly Statement[];
}

/** Roles and their policies, gathered while templates are read. */
export interface Roles {
  add(role: RoleDeclaration): void;
  /** Adds an inline policy to a role by its name. Throws when there is no such role or the document is malformed. */
  attach(roleName: string, document: unknown): void;
  addManaged(arn: string, document: unknown): void;
  attachManaged(roleName: string, arn: string): void;
  /** The role for a function. Throws when it is not there, or when Lambda may not assume it. */
  forFunction(arn: string): Role;
}

interface Entry extends Omit<RoleDeclaration, 'trust'> {
  trust: Statement[];
  inline: Statement[];
}

export function createRoles(): Roles {
  const entries = new Map<string, Entry>();
  const managed = new Map<string, Statement[]>();
  const named = (name: string): Entry => entries.get(name) ?? fail(`there is no role ${name}`);
  const statementsOf = (arn: string): Statement[] => {
    const known = managed.get(arn) ?? compilePolicy(awsManagedPolicy(arn) ?? fail(`there is no managed policy ${arn}`));
    managed.set(arn, known);
    return known;
  };
  return {
    add: ({ trust, ...role }) => entries.set(role.name, { ...role, inline: [], trust: compilePolicy(trust) }),
    attach: (roleName, document) => named(roleName).inline.push(...compilePolicy(document)),
    addManaged: (arn, document) => managed.set(arn, compilePolicy(document)),
    attachManaged: (roleName, arn) => named(roleName).managed.push(arn),
    forFunction(arn) {
      const entry = [...entries.values()].find((role) => role.arn === arn) ?? fail(`there is no role ${arn}`);
      requireLambda(entry);
      const all = [...entry.inline, ...entry.managed.flatMap(statementsOf)];
      return { arn, where: entry.where, statements: all };
    },
  };
}

function requireLambda({ trust, where }: Entry): void {
  const caller = { service: 'lambda.amazonaws.com' };
  const said = decide(trust, { action: 'sts:AssumeRole', resource: '*', context: {}, caller });
  if (said !== 'allowed') fail(`role ${where} does not let ${caller.service} assume it`);
}

function fail(message: string): never {
  throw new Error(message);
}
