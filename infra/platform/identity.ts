import { CfnParameter, type Stack } from 'aws-cdk-lib';
import type { Stage } from '../stages.ts';

/** Whose tokens are accepted: the stage's settings, unless a deployment says otherwise. */
export interface IdentityParameters {
  tokenIssuer: string;
  tokenAudience: string;
  tokenJwksUri: string;
}

/** Template parameters with the stage's settings as defaults. */
export function addIdentityParameters(stack: Stack, { token }: Stage): IdentityParameters {
  const parameter = (id: string, value: string, description: string): string =>
    new CfnParameter(stack, id, { default: value, description }).valueAsString;
  return {
    tokenIssuer: parameter('TokenIssuer', token.issuer, 'Issuer of the tokens that are accepted (claim iss).'),
    tokenAudience: parameter('TokenAudience', token.audience, 'Audience that tokens must be issued for (claim aud).'),
    tokenJwksUri: parameter('TokenJwksUri', token.jwksUri, "Address of the issuer's public keys."),
  };
}
