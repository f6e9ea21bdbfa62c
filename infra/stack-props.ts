import { DefaultStackSynthesizer, type IStackSynthesizer, type StackProps } from 'aws-cdk-lib';
import type { Stage } from './stages.ts';

/** What all stacks of a stage have in common. One machine is not bootstrapped, so nothing asks whether it is. */
export const stackProps = ({ name, account, region }: Stage, description: string): StackProps => ({
  env: account === undefined ? { region } : { account, region },
  description: `Service Package PLUS: ${description}`,
  tags: { project: 'service-package-plus', stage: name },
  // The library's own types differ in an optional property.
  synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: name !== 'local' }) as IStackSynthesizer,
});
