import type { Stack } from 'aws-cdk-lib';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { platformNames } from '../names.ts';
import type { Stage } from '../stages.ts';
import { addTable, keptOrDropped } from '../table.ts';

/** An erased key can be restored for so long and no longer: an erasure is final once these days are over. */
const recoveryDays = 7;

/** The key that wraps persons' data keys, and the table that holds these. */
export function addPersonalKeys(stack: Stack, stage: Stage): Key {
  const names = platformNames(stage.name);
  addTable(stack, 'PersonalKeys', stage, {
    name: names.keysTable,
    partitionKey: { name: 'person', type: AttributeType.STRING },
    sortKey: { name: 'item', type: AttributeType.STRING },
    recoveryDays,
  });
  return new Key(stack, 'PersonalKey', {
    alias: names.personalKeyAlias,
    description: 'Wraps the data keys of persons.',
    enableKeyRotation: true,
    removalPolicy: keptOrDropped(stage),
  });
}
