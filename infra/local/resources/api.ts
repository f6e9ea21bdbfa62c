import { createHash } from 'node:crypto';
import * as z from 'zod';
import { boolean, number, passedOver, text } from './fields.ts';
import type { ApiDeclaration, CorsDeclaration, ResourceHandler, ResourceInput } from './platform.ts';

const corsSchema = z.strictObject({
  AllowOrigins: z.array(text).default([]),
  AllowMethods: z.array(text).default([]),
  AllowHeaders: z.array(text).default([]),
  ExposeHeaders: z.array(text).default([]),
  MaxAge: number.optional(),
  AllowCredentials: boolean.default(false),
});

const apiSchema = z.strictObject({
  Name: text,
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: corsSchema.optional(),
  Description: passedOver,
  DisableExecuteApiEndpoint: z.union([z.literal(false), z.literal('false')]).optional(),
  RouteSelectionExpression: passedOver,
  IpAddressType: passedOver,
  Version: passedOver,
  Tags: passedOver,
});

/** AWS::ApiGatewayV2::Api: an HTTP API. */
export const api: ResourceHandler = (input) => {
  const read = apiSchema.parse(input.properties);
  const id = idOf(input);
  input.platform.apis.set(id, {
    where: input.where,
    id,
    name: read.Name,
    stages: [],
    routes: [],
    integrations: new Map(),
    authorizers: new Map(),
    ...(read.CorsConfiguration && { cors: corsOf(read.CorsConfiguration) }),
  });
  return { ref: id, attributes: { ApiId: id, ApiEndpoint: input.around.apiUrl(id) } };
};

const stageSchema = z.strictObject({
  ApiId: text,
  StageName: text,
  AutoDeploy: boolean.default(false),
  StageVariables: z.record(z.string(), text).default({}),
  AccessLogSettings: passedOver,
  DefaultRouteSettings: passedOver,
  RouteSettings: passedOver,
  Description: passedOver,
  Tags: passedOver,
});

/** AWS::ApiGatewayV2::Stage; deployments by hand are not followed, so it must deploy by itself. */
export const stage: ResourceHandler = (input) => {
  const read = stageSchema.parse(input.properties);
  if (!read.AutoDeploy) throw new Error('a stage without AutoDeploy would serve no route');
  apiOf(input, read.ApiId).stages.push({ where: input.where, name: read.StageName, variables: read.StageVariables });
  return { ref: read.StageName, attributes: {} };
};

const integrationSchema = z.strictObject({
  ApiId: text,
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: text,
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: number.default(30_000),
  IntegrationMethod: passedOver,
  ConnectionType: passedOver,
  Description: passedOver,
});

/** AWS::ApiGatewayV2::Integration: a function behind routes, payload format 2.0. */
export const integration: ResourceHandler = (input) => {
  const read = integrationSchema.parse(input.properties);
  const id = idOf(input);
  const functionArn = /arn:[^/]*:function:[^/]+/.exec(read.IntegrationUri)?.[0] ?? read.IntegrationUri;
  apiOf(input, read.ApiId).integrations.set(id, { where: input.where, functionArn, timeoutMs: read.TimeoutInMillis });
  return { ref: id, attributes: { IntegrationId: id } };
};

const authorizerSchema = z.strictObject({
  ApiId: text,
  Name: text,
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Issuer: text, Audience: z.array(text) }),
});

/** AWS::ApiGatewayV2::Authorizer: a JWT authorizer. */
export const authorizer: ResourceHandler = (input) => {
  const { ApiId, JwtConfiguration } = authorizerSchema.parse(input.properties);
  const id = idOf(input);
  const { Issuer: issuer, Audience: audience } = JwtConfiguration;
  apiOf(input, ApiId).authorizers.set(id, { where: input.where, issuer, audience });
  return { ref: id, attributes: { AuthorizerId: id } };
};

const routeSchema = z.strictObject({
  ApiId: text,
  RouteKey: text,
  Target: text,
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: text.optional(),
  AuthorizationScopes: z.array(text).default([]),
  ApiKeyRequired: z.literal(false).optional(),
  OperationName: passedOver,
});

/** AWS::ApiGatewayV2::Route. */
export const route: ResourceHandler = (input) => {
  const read = routeSchema.parse(input.properties);
  const id = idOf(input);
  apiOf(input, read.ApiId).routes.push({
    where: input.where,
    key: read.RouteKey,
    integrationId: read.Target.replace('integrations/', ''),
    scopes: read.AuthorizationScopes,
    ...(read.AuthorizationType === 'JWT' && { authorizerId: read.AuthorizerId ?? '' }),
  });
  return { ref: id, attributes: { RouteId: id } };
};

/** Ids look like AWS's and stay the same over restarts. */
const idOf = ({ where }: ResourceInput): string => createHash('sha256').update(where).digest('hex').slice(0, 10);

function apiOf({ platform }: ResourceInput, id: string): ApiDeclaration {
  const found = platform.apis.get(id);
  if (!found) throw new Error(`there is no HTTP API ${id}`);
  return found;
}

function corsOf(cors: z.output<typeof corsSchema>): CorsDeclaration {
  return {
    origins: cors.AllowOrigins,
    methods: cors.AllowMethods,
    headers: cors.AllowHeaders,
    exposed: cors.ExposeHeaders,
    credentials: cors.AllowCredentials,
    ...(cors.MaxAge !== undefined && { maxAgeSeconds: cors.MaxAge }),
  };
}
