import type { Run, Setup } from './messages.ts';

/** The second argument of a handler. Times run by the machine's clock, whatever the engine's says. */
export function invocationContext(setup: Setup, run: Run) {
  const deadline = performance.now() + run.timeLimitMs;
  return {
    awsRequestId: run.requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.functionArn,
    logGroupName: `/aws/lambda/${setup.functionName}`,
    logStreamName: 'local',
    memoryLimitInMB: String(setup.memoryMb),
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
}
