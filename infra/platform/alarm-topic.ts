import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { platformNames } from '../names.ts';
import type { Stage } from '../stages.ts';
import { keptOrDropped } from '../table.ts';

/** Where alarms go, encrypted under a key that CloudWatch may use (AWS's own key for SNS does not let it). */
export function addAlarmTopic(stack: Stack, stage: Stage): Topic {
  const names = platformNames(stage.name);
  const masterKey = new Key(stack, 'AlarmKey', {
    alias: names.alarmKeyAlias,
    description: 'Encrypts alarms on their way.',
    enableKeyRotation: true,
    removalPolicy: keptOrDropped(stage),
  });
  masterKey.addToResourcePolicy(alarmsMay(stack, ['kms:Decrypt', 'kms:GenerateDataKey'], '*'));
  const topic = new Topic(stack, 'AlarmTopic', { topicName: names.alarmTopic, masterKey, enforceSSL: true });
  topic.addToResourcePolicy(alarmsMay(stack, ['sns:Publish'], topic.topicArn));
  if (stage.alarmEmail !== undefined)
    new Subscription(stack, 'AlarmMail', {
      topic,
      protocol: SubscriptionProtocol.EMAIL,
      endpoint: stage.alarmEmail,
    });
  return topic;
}

/** In a key's policy `*` stands for the key itself. */
const alarmsMay = (stack: Stack, actions: string[], resource: string): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions,
    resources: [resource],
    conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
  });
