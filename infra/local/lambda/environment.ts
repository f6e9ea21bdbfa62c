import type { FunctionSpec } from '../types.ts';

/**
 * The variables of a function: what Lambda sets, what the engine adds for all, and the function's own, which win.
 * `session` tells one worker's AWS calls from another's of the same role.
 */
export function functionEnvironment(
  spec: FunctionSpec,
  common: Record<string, string>,
  session: string,
): Record<string, string> {
  return {
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: spec.codePath,
    _HANDLER: spec.handler,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    // The SDK must not read the developer's own AWS settings.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ACCESS_KEY_ID: spec.accessKeyId,
    AWS_SECRET_ACCESS_KEY: spec.secretAccessKey,
    AWS_SESSION_TOKEN: session,
    ...common,
    ...spec.environment,
  };
}
