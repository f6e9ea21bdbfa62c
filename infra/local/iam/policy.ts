import * as z from 'zod';
import { type Condition, compileConditions } from './conditions.ts';
import { globOf } from './glob.ts';

const words = z.union([z.string().transform((word) => [word]), z.array(z.string())]);
const principalSchema = z.union([z.literal('*'), z.record(z.string(), words)]);

const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: words.optional(),
  NotAction: words.optional(),
  Resource: words.optional(),
  NotResource: words.optional(),
  Principal: principalSchema.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});

/** A policy document as templates carry it, all references resolved. */
const policyDocumentSchema = z.strictObject({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: z.union([statementSchema.transform((one) => [one]), z.array(statementSchema)]),
});
type RawStatement = z.output<typeof statementSchema>;

/** A statement made ready for matching. */
export interface Statement {
  effect: 'Allow' | 'Deny';
  coversAction(action: string): boolean;
  coversResource(resource: string): boolean;
  /** Absent in identity policies. */
  principals?: { type: string; id: string }[];
  conditions: Condition[];
}

/** Compiles a document. Throws where it is malformed, or uses an operator or variable that the engine does not know. */
export function compilePolicy(document: unknown): Statement[] {
  return policyDocumentSchema.parse(document).Statement.map(compileStatement);
}

function compileStatement(raw: RawStatement): Statement {
  const actions = (raw.Action ?? raw.NotAction ?? []).map((action) => globOf(action, 'i'));
  const resources = (raw.Resource ?? raw.NotResource ?? ['*']).map((resource) => globOf(resource));
  const negatedAction = raw.Action === undefined;
  const negatedResource = raw.NotResource !== undefined;
  return {
    effect: raw.Effect,
    coversAction: (action) => actions.some((glob) => glob.test(action)) !== negatedAction,
    coversResource: (resource) => resources.some((glob) => glob.test(resource)) !== negatedResource,
    conditions: compileConditions(raw.Condition ?? {}),
    ...(raw.Principal !== undefined && { principals: principalsOf(raw.Principal) }),
  };
}

function principalsOf(principal: z.output<typeof principalSchema>): { type: string; id: string }[] {
  if (principal === '*') return [{ type: '*', id: '*' }];
  return Object.entries(principal).flatMap(([type, ids]) => ids.map((id) => ({ type, id })));
}
