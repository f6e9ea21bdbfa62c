import * as z from 'zod';
import type { Stack } from '../template/model.ts';
import { resolveProperties } from '../template/resolve.ts';
import { openScope } from '../template/scope.ts';

/** What must be known of the templates before the servers start. */
export interface Survey {
  region: string;
  account: string;
  partition: string;
  apis: number;
  hasBuckets: boolean;
  /** The issuer of tokens, where it is one on loopback, for this machine to serve, and their audience. */
  identity?: { issuer: string; audience: string; port: number };
}

/** Looks through the templates; of references it follows only an authorizer's to parameters. */
export function survey(stacks: Stack[]): Survey {
  const [first] = stacks;
  if (!first) throw new Error('the assembly has no stack');
  const resources = stacks.flatMap(({ template }) => Object.values(template.Resources ?? {}));
  const count = (type: string): number => resources.filter(({ Type }) => Type === type).length;
  const identity = stacks.map(identityOf).find((found) => found !== undefined);
  return {
    region: first.region,
    account: first.account,
    partition: first.region.startsWith('cn-') ? 'aws-cn' : 'aws',
    apis: count('AWS::ApiGatewayV2::Api'),
    hasBuckets: count('AWS::S3::Bucket') > 0,
    ...(identity && { identity }),
  };
}

const identitySchema = z.object({ Issuer: z.url(), Audience: z.array(z.string()).min(1) });

/** Either a JWT authorizer tells it, or, where functions check tokens, parameters TokenIssuer and TokenAudience do. */
function identityOf(stack: Stack): Survey['identity'] {
  const { Resources = {}, Parameters = {} } = stack.template;
  const authorizer = Object.values(Resources).find(({ Type }) => Type === 'AWS::ApiGatewayV2::Authorizer');
  const { TokenIssuer, TokenAudience } = Parameters;
  if (!authorizer && !(TokenIssuer && TokenAudience)) return undefined;
  const told = { Issuer: TokenIssuer?.Default, Audience: [TokenAudience?.Default] };
  const declared =
    authorizer && resolveProperties(authorizer.Properties?.JwtConfiguration, openScope(stack, new Map()));
  const { Issuer, Audience } = identitySchema.parse(declared ?? told);
  const { hostname, port } = new URL(Issuer);
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') return undefined;
  return { issuer: Issuer, audience: Audience[0] ?? '', port: Number(port) };
}
