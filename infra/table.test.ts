import { describe, expect, test } from 'vitest';
import { synthesized } from './testing/synthesized.ts';

const kept = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::Events::Archive'];

const resources = (stage: string, ...types: string[]) =>
  Object.values(synthesized(stage).templates)
    .flatMap((template) => Object.values(template.Resources))
    .filter(({ Type }) => types.includes(Type));

describe.each(['dev', 'prod', 'prod-cn'])('in stage %s', (stage) => {
  test('tables recover to any point in time and are protected from deletion', () => {
    const tables = resources(stage, 'AWS::DynamoDB::Table').map(({ Properties }) => Properties);
    expect(tables).toHaveLength(5);
    for (const table of tables) {
      expect(table.DeletionProtectionEnabled).toBe(true);
      expect(table.PointInTimeRecoverySpecification).toMatchObject({ PointInTimeRecoveryEnabled: true });
    }
  });

  test('what cannot be made again outlives its stack', () => {
    for (const { DeletionPolicy } of resources(stage, ...kept)) expect(DeletionPolicy).toBe('Retain');
  });

  test('an erased person’s key can be brought back for a week and no longer', () => {
    const keys = resources(stage, 'AWS::DynamoDB::Table').find(
      ({ Properties }) => Properties.TableName === `plus-${stage}-keys`,
    );
    expect(keys?.Properties.PointInTimeRecoverySpecification).toMatchObject({ RecoveryPeriodInDays: 7 });
  });

  test('keys are renewed every year', () => {
    const keys = resources(stage, 'AWS::KMS::Key').map(({ Properties }) => Properties.EnableKeyRotation);
    expect(keys).toEqual([true, true, true]);
  });
});

test('in stage local nothing is protected, so that it can be thrown away', () => {
  const local = resources('local', ...kept);
  expect(new Set(local.map(({ DeletionPolicy }) => DeletionPolicy))).toEqual(new Set(['Delete']));
  expect(local.map(({ Properties }) => Properties.DeletionProtectionEnabled)).not.toContain(true);
});
