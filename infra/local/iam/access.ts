import type { AwsCall, Verdict } from '../types.ts';
import type { Context } from './conditions.ts';
import { decide } from './decide.ts';
import { compilePolicy, type Statement } from './policy.ts';
import { createRoles, type Role, type Roles } from './roles.ts';

/** One call by an AWS service for a resource of ours, for instance a rule that sends to a queue. */
interface ServiceCall {
  /** For instance `events.amazonaws.com`. */
  service: string;
  action: string;
  resource: string;
  sourceArn: string;
}

/** Who may do what: the policies of every template. */
export interface Access {
  roles: Roles;
  addResourcePolicy(arn: string, document: unknown): void;
  /** Lets calls signed with this access key stand for the function in its role. Throws when Lambda may not assume it. */
  addFunction(accessKeyId: string, name: string, roleArn: string): void;
  nameOf(accessKeyId: string): string;
  authorize(call: AwsCall): Verdict;
  authorizeService(call: ServiceCall): Verdict;
}

interface Caller {
  name: string;
  role: Role;
}

/** Starts with no role and no policy: everything is denied. */
export function createAccess(): Access {
  const roles = createRoles();
  const functions = new Map<string, Caller>();
  const policies = new Map<string, Statement[]>();
  const policyOf = (resource: string): Statement[] => policies.get(resource) ?? [];
  return {
    roles,
    addResourcePolicy: (arn, document) => policies.set(arn, [...policyOf(arn), ...compilePolicy(document)]),
    addFunction: (accessKeyId, name, roleArn) => functions.set(accessKeyId, { name, role: roles.forFunction(roleArn) }),
    nameOf: (accessKeyId) => functions.get(accessKeyId)?.name ?? accessKeyId,
    authorize(call) {
      const caller = functions.get(call.accessKeyId);
      if (!caller) return { allowed: false, reason: `access key ${call.accessKeyId} belongs to no function` };
      const refusals = call.resources.map((resource) => judge(caller, call, resource, policyOf(resource)));
      return refusals.find((verdict) => !verdict.allowed) ?? { allowed: true };
    },
    authorizeService: (call) => judgeService(call, policyOf(call.resource)),
  };
}

function judge({ name, role }: Caller, { action, context }: AwsCall, resource: string, policy: Statement[]): Verdict {
  const known = contextOf({ 'aws:PrincipalArn': role.arn }, context);
  const request = { action, resource, context: known, caller: { role: role.arn } };
  const said = [decide(role.statements, request), decide(policy, request)];
  if (!said.includes('denied') && said.includes('allowed')) return { allowed: true };
  const start = `User: ${role.arn}/${name} is not authorized to perform: ${action} on resource: ${resource}`;
  if (said.includes('denied')) return { allowed: false, reason: `${start} with an explicit deny` };
  const why = `because no identity-based policy allows the ${action} action`;
  return {
    allowed: false,
    reason: `${start} ${why}; missing grant: Allow ${action} on ${resource} in role ${role.where}`,
  };
}

function judgeService({ service, action, resource, sourceArn }: ServiceCall, policy: Statement[]): Verdict {
  const source = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': sourceArn.split(':')[4] ?? '' };
  const said = decide(policy, { action, resource, context: contextOf(source), caller: { service } });
  if (said === 'allowed') return { allowed: true };
  const why = said === 'denied' ? 'its policy denies it' : 'no statement of its policy allows it';
  return { allowed: false, reason: `${service} may not ${action} on ${resource} for ${sourceArn}: ${why}` };
}

const contextOf = (own: Context, given: Context = {}): Context => ({
  // Everything stays on this machine, which counts as the safe transport that policies demand.
  'aws:SecureTransport': 'true',
  ...own,
  ...given,
});
