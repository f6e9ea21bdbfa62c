import { type Acknowledgment, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Findings of cdk-nag that we live with, each with the reason; nothing is acknowledged elsewhere. */
const acknowledged = {
  tokensInFunction: {
    id: 'AwsSolutions-APIG4',
    reason:
      'Tokens are verified in the function before anything else, so that refusals are problem documents, and since JWT authorizers are not confirmed for AWS China.',
  },
  unroutedAnswersAnyone: {
    id: 'AwsSolutions-APIG4',
    reason: 'Says of unknown routes that they are not there; it reads and writes nothing.',
  },
  tracingHasNoResource: {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray takes segments from functions that name no resource; the statement holds its two actions alone.',
  },
  isDeadLetters: {
    id: 'AwsSolutions-SQS3',
    reason: 'Holds the records that a stream reader gave up, which the rule does not see; nothing comes after it.',
  },
  drainedOutside: {
    id: 'AwsSolutions-SQS3',
    reason:
      'The gateway outside the platform decides how often it tries; what it cannot take stays in sight here and raises the backlog alarm, instead of moving where nobody drains.',
  },
  readThroughFunctions: {
    id: 'AwsSolutions-S1',
    reason:
      'Files are read through functions alone, which record who read what, why and for which case; a log of accesses would add nothing but a place to keep it.',
  },
  nothingToRecover: {
    id: 'AwsSolutions-DDB3',
    reason: 'The stage local keeps its data in a file of one machine, where there is no recovery to a point in time.',
  },
} as const satisfies Record<string, Acknowledgment>;

/** Acknowledges a known finding on a construct and all below it. */
export const acknowledge = (scope: IConstruct, finding: keyof typeof acknowledged): void =>
  Validations.of(scope).acknowledge(acknowledged[finding]);

/** Wildcards of a role that end a name and no more; each resource is named as cdk-nag names it. */
export const acknowledgeBeginnings = (scope: IConstruct, resources: readonly string[]): void =>
  Validations.of(scope).acknowledge(
    ...resources.map((resource) => ({
      id: `AwsSolutions-IAM5[Resource::${resource}]`,
      reason:
        'What is named only when it comes: the role reaches what begins so, with the actions that it needs there.',
    })),
  );
