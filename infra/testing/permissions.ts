import { readable, type Synthesized, type Template } from './synthesized.ts';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: unknown;
}

const listOf = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

/** What a function's role may do, a line for each action: `action on resource`, and on which condition. */
export function permissionsOf({ templates }: Synthesized, functionName: string): string[] {
  for (const template of Object.values(templates)) {
    const found = Object.values(template.Resources).find(({ Properties }) => Properties.FunctionName === functionName);
    if (found) return linesOf(template, roleIdOf(found.Properties.Role));
  }
  throw new Error(`there is no function ${functionName}`);
}

const roleIdOf = (role: unknown): string => (role as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];

function linesOf(template: Template, roleId: string): string[] {
  const { Resources } = template;
  const inline = (Resources[roleId]?.Properties.Policies ?? []) as { PolicyDocument: { Statement: Statement[] } }[];
  const attached = Object.values(Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(roleId))
    .map(({ Properties }) => Properties as unknown as { PolicyDocument: { Statement: Statement[] } });
  if (Resources[roleId]?.Properties.ManagedPolicyArns) throw new Error(`${roleId} has managed policies`);
  return [...inline, ...attached]
    .flatMap(({ PolicyDocument }) => readable(PolicyDocument.Statement, template) as Statement[])
    .flatMap(statementLines)
    .sort();
}

const statementLines = ({ Effect, Action, Resource, Condition }: Statement): string[] =>
  listOf(Action).flatMap((action) =>
    listOf(Resource).map((resource) => {
      const condition = Condition === undefined ? '' : ` if ${JSON.stringify(Condition)}`;
      return `${Effect === 'Allow' ? '' : `${Effect} `}${action} on ${resource}${condition}`;
    }),
  );
