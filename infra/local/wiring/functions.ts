import { randomBytes } from 'node:crypto';
import { type AsyncInvoker, createAsyncInvoker } from '../events/async-invoker.ts';
import { createLambdaHost, type FunctionHost } from '../lambda/host.ts';
import type { FunctionDeclaration, Platform } from '../resources/platform.ts';
import type { FunctionSpec } from '../types.ts';
import type { Base } from './base.ts';

export interface Functions {
  host: FunctionHost;
  invoker: AsyncInvoker;
  specs: Map<string, FunctionSpec>;
  /** The secret behind an access key of a function. */
  secretOf(accessKeyId: string): string | undefined;
}

/** Makes every function known to a host, each with an access key that stands for its role. */
export function hostFunctions(platform: Platform, base: Base): Functions {
  const { clock, folder, compiledDir, servers, report, cleanup } = base;
  const host = createLambdaHost({
    clock,
    logDir: folder.folder('logs'),
    compileCacheDir: compiledDir,
    environment: () => environmentOf(base),
  });
  cleanup.add(() => host.stop());
  const specs = new Map<string, FunctionSpec>();
  for (const { where, ...declared } of platform.functions) {
    const spec = { ...declared, accessKeyId: newAccessKey(), secretAccessKey: randomBytes(30).toString('base64url') };
    grant(platform, where, spec);
    host.add(spec);
    specs.set(spec.name, spec);
  }
  const invoker = createAsyncInvoker({ dataDir: folder.folder('invocations'), host, queues: servers.queues, report });
  cleanup.add(() => invoker.stop());
  for (const spec of specs.values()) invoker.configure(asyncSettings(platform, spec));
  const secrets = new Map([...specs.values()].map((spec) => [spec.accessKeyId, spec.secretAccessKey]));
  return { host, invoker, specs, secretOf: (accessKeyId) => secrets.get(accessKeyId) };
}

function grant(platform: Platform, where: string, spec: FunctionSpec): void {
  try {
    platform.access.addFunction(spec.accessKeyId, spec.name, spec.roleArn);
  } catch (error) {
    throw new Error(`${where} (AWS::Lambda::Function): ${error instanceof Error ? error.message : String(error)}`);
  }
}

function asyncSettings({ invokeConfigs }: Platform, { name, arn }: Pick<FunctionDeclaration, 'name' | 'arn'>) {
  const config = invokeConfigs.get(name);
  return {
    functionName: name,
    functionArn: arn,
    ...(config && {
      maximumRetryAttempts: config.maximumRetries,
      maximumEventAgeInSeconds: config.maximumEventAgeSeconds,
    }),
    ...(config?.onFailureArn !== undefined && { onFailure: config.onFailureArn }),
  };
}

/** Every AWS client of a function finds the gateway; what the gateway does not know it refuses by name. */
function environmentOf({ survey, gateway }: Base): Record<string, string> {
  return {
    AWS_REGION: survey.region,
    AWS_DEFAULT_REGION: survey.region,
    AWS_ENDPOINT_URL: gateway.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: gateway.endpoint,
    AWS_ENDPOINT_URL_EVENTBRIDGE: gateway.endpoint,
    AWS_ENDPOINT_URL_KMS: gateway.endpoint,
    AWS_ENDPOINT_URL_S3: gateway.endpoint,
    AWS_ENDPOINT_URL_SQS: gateway.endpoint,
    AWS_MAX_ATTEMPTS: '3',
  };
}

const newAccessKey = (): string => `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
