import type { Stack } from 'aws-cdk-lib';
import { Alarm, type AlarmProps, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { toldByPlatform } from '../parameters.ts';
import { type Runbook, runbookLink } from './runbooks.ts';

interface AlarmSettings {
  /** What it watches; part of the alarm's fixed name. */
  subject: string;
  runbook: Runbook;
  /** One sentence for whoever is woken. */
  says: string;
  metric: AlarmProps['metric'];
  threshold: number;
  /** Periods of 5 minutes in a row; 1 when left out. */
  periods?: number;
  /** Alarms when the value falls under the threshold, and when there is none. */
  below?: boolean;
}

/** Adds an alarm that tells the stage's topic when it begins and when it is over. */
export type Alarmed = (settings: AlarmSettings) => void;

/** Alarms of a stage, in the operations stack. */
export function alarmsOf(stack: Stack, stage: string): Alarmed {
  const topic = Topic.fromTopicArn(stack, 'AlarmTopic', toldByPlatform(stack, stage, 'alarmTopicArn'));
  return (settings) => addAlarm(stack, stage, topic, settings);
}

function addAlarm(stack: Stack, stage: string, topic: ITopic, settings: AlarmSettings): void {
  const { subject, runbook, says, metric, threshold, periods = 1, below = false } = settings;
  const alarm = new Alarm(stack, `${subject}-${runbook}`, {
    alarmName: `plus-${stage}-${subject}-${runbook}`,
    alarmDescription: `${says} See ${runbookLink(runbook)}`,
    metric,
    threshold,
    evaluationPeriods: periods,
    comparisonOperator: below
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  const action = new SnsAction(topic);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
}
