import type { Access } from '../iam/access.ts';
import type { Handle } from '../template/scope.ts';

/** Everything that the templates declare, with all references resolved; nothing of it runs yet. */
export interface Platform {
  access: Access;
  /** SSM parameters by name. */
  ssm: Map<string, string>;
  tables: TableDeclaration[];
  queues: QueueDeclaration[];
  functions: FunctionDeclaration[];
  mappings: MappingDeclaration[];
  /** By function name. */
  invokeConfigs: Map<string, InvokeConfig>;
  buses: BusDeclaration[];
  rules: RuleDeclaration[];
  apis: Map<string, ApiDeclaration>;
  buckets: BucketDeclaration[];
}

/** Where a declaration stands in the templates, for messages: `stack/logical id`. */
interface Declared {
  where: string;
}

export interface TableDeclaration extends Declared {
  name: string;
  arn: string;
  streamArn?: string;
  /** Input of DynamoDB's CreateTable. */
  create: Record<string, unknown>;
  timeToLiveAttribute?: string;
}

interface QueueDeclaration extends Declared {
  name: string;
  arn: string;
  attributes: Record<string, string>;
}

export interface FunctionDeclaration extends Declared {
  logicalId: string;
  name: string;
  arn: string;
  codePath: string;
  handler: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMb: number;
  roleArn: string;
  reservedConcurrency?: number;
}

export interface MappingDeclaration extends Declared {
  functionName: string;
  sourceArn: string;
  /** As in the template, references resolved. */
  properties: Record<string, unknown>;
}

interface InvokeConfig {
  maximumRetries: number;
  maximumEventAgeSeconds: number;
  onFailureArn?: string;
}

export interface BucketDeclaration {
  name: string;
  /** Whether EventBridge is told of new objects. */
  announces: boolean;
  /** Objects under these are scanned for malware when they arrive. */
  scannedPrefixes: string[];
  cors?: CorsDeclaration;
}

interface BusDeclaration extends Declared {
  name: string;
  arn: string;
}

export interface RuleDeclaration extends Declared {
  name: string;
  arn: string;
  busName: string;
  enabled: boolean;
  pattern?: unknown;
  schedule?: string;
  targets: TargetDeclaration[];
}

/** As in the template, references resolved. */
export interface TargetDeclaration extends Record<string, unknown> {
  Id: string;
  Arn: string;
}

export interface ApiDeclaration extends Declared {
  id: string;
  name: string;
  cors?: CorsDeclaration;
  stages: StageDeclaration[];
  routes: RouteDeclaration[];
  integrations: Map<string, IntegrationDeclaration>;
  authorizers: Map<string, AuthorizerDeclaration>;
}

export interface CorsDeclaration {
  origins: string[];
  methods: string[];
  headers: string[];
  exposed: string[];
  maxAgeSeconds?: number;
  credentials: boolean;
}

export interface StageDeclaration extends Declared {
  name: string;
  variables: Record<string, string>;
}

export interface RouteDeclaration extends Declared {
  /** `GET /cases/{id}` or `$default`. */
  key: string;
  integrationId?: string;
  authorizerId?: string;
  scopes: string[];
}

interface IntegrationDeclaration extends Declared {
  functionArn: string;
  timeoutMs: number;
}

export interface AuthorizerDeclaration extends Declared {
  issuer: string;
  audience: string[];
}

/** What handlers may ask of the machine they run on. */
export interface Surroundings {
  partition: string;
  region: string;
  account: string;
  queueUrl(name: string): string;
  apiUrl(apiId: string): string;
  /** Creates the key of this name, or finds the one of an earlier run. */
  createKey(name: string): { keyId: string; arn: string };
  createAlias(alias: string, key: string): void;
}

/** One resource as its handler gets it. */
export interface ResourceInput {
  stack: string;
  logicalId: string;
  where: string;
  properties: unknown;
  platform: Platform;
  around: Surroundings;
  /** From the object key of a file asset to its folder. */
  assets: ReadonlyMap<string, string>;
  /** `arn:<partition>:<service>:<region>:<account>:<rest>` of this stack. */
  arn(service: string, rest: string): string;
}

/** Adds what a resource declares to the platform and answers what Ref and Fn::GetAtt give. Throws on what it cannot run. */
export type ResourceHandler = (input: ResourceInput) => Handle;
