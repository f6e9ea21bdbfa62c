import * as api from './api.ts';
import { bucket, bucketPolicy, malwareProtectionPlan } from './bucket.ts';
import * as events from './events.ts';
import { eventInvokeConfig, lambdaFunction, permission } from './function.ts';
import { mapping } from './mapping.ts';
import * as others from './others.ts';
import type { ResourceHandler } from './platform.ts';
import { queue, queuePolicy } from './queue.ts';
import { managedPolicy, policy, role } from './role.ts';
import { table } from './table.ts';

/** What the engine runs, by resource type. */
const run: Readonly<Record<string, ResourceHandler>> = {
  'AWS::ApiGatewayV2::Api': api.api,
  'AWS::ApiGatewayV2::Authorizer': api.authorizer,
  'AWS::ApiGatewayV2::Integration': api.integration,
  'AWS::ApiGatewayV2::Route': api.route,
  'AWS::ApiGatewayV2::Stage': api.stage,
  'AWS::DynamoDB::Table': table,
  'AWS::Events::EventBus': events.bus,
  'AWS::Events::EventBusPolicy': events.busPolicy,
  'AWS::Events::Rule': events.rule,
  'AWS::GuardDuty::MalwareProtectionPlan': malwareProtectionPlan,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::Role': role,
  'AWS::KMS::Alias': others.alias,
  'AWS::KMS::Key': others.key,
  'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
  'AWS::Lambda::EventSourceMapping': mapping,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Permission': permission,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucketPolicy,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queuePolicy,
  'AWS::SSM::Parameter': others.parameter,
};

/** What has no meaning on one machine and is passed over: watching, paging, keeping for replay, CDK's bookkeeping. */
const withoutMeaning: Readonly<Record<string, ResourceHandler>> = {
  'AWS::CDK::Metadata': others.nameOnly,
  'AWS::CloudWatch::Alarm': others.alarm,
  'AWS::CloudWatch::CompositeAlarm': others.alarm,
  'AWS::CloudWatch::Dashboard': others.nameOnly,
  'AWS::Events::Archive': events.archive,
  'AWS::Logs::LogGroup': others.logGroup,
  'AWS::Logs::MetricFilter': others.nameOnly,
  'AWS::SNS::Subscription': others.nameOnly,
  'AWS::SNS::Topic': others.topic,
  'AWS::SNS::TopicPolicy': others.nameOnly,
};

/** The handler of a resource type; undefined when the engine does not know the type. */
export const handlerOf = (type: string): ResourceHandler | undefined => run[type] ?? withoutMeaning[type];
