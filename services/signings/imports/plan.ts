import { known } from '../domain/amounts.ts';
import type { AgendaItem } from '../domain/batch.ts';
import { batchIdOf } from '../domain/batch.ts';
import type { RegisterEnterprise } from '../domain/enterprise.ts';
import { names } from '../domain/names.ts';
import type { ProjectCommand, Registration, Signing } from '../domain/project.ts';
import type { Header } from './content.ts';
import { enterpriseIdOf, projectIdOf } from './ids.ts';
import type { Row } from './row.ts';

/** What one row means: its commands, in the order in which they land. */
export interface Plan {
  line: number;
  key: string;
  projectId: string;
  batchId?: string;
  enterprise?: { id: string; command: RegisterEnterprise };
  item: AgendaItem;
  register: Extract<ProjectCommand, { type: 'register' }>;
  sign?: Extract<ProjectCommand, { type: 'sign' }>;
}

/** `today` stands in where the source says nothing of the day. */
export function planOf(row: Row, line: number, header: Header, today: string): Plan {
  const batchId = row.batch ?? (header.batch && batchIdOf(header.batch));
  const projectId = projectIdOf(batchId, row.key);
  const registration = registrationOf(row, header);
  return {
    line,
    key: row.key,
    projectId,
    item: { projectId, names: registration.names, kind: row.kind },
    register: { type: 'register', registration, on: header.source?.on ?? today },
    ...(batchId === undefined ? {} : { batchId }),
    ...(row.enterprise ? { enterprise: enterpriseOf(row.enterprise) } : {}),
    ...(row.signedOn === undefined ? {} : { sign: signOf(row, row.signedOn, batchId) }),
  };
}

type Named = NonNullable<Row['enterprise']>;

const idOf = ({ id, zh }: Named): string => id ?? enterpriseIdOf(zh);

const enterpriseOf = (enterprise: Named) => ({
  id: idOf(enterprise),
  command: { type: 'register', names: names(enterprise) } as const,
});

function registrationOf(row: Row, { source }: Header): Registration {
  const { enterprise, sector, note, named, signedOn } = row;
  return {
    names: names(row.names ?? enterprise ?? { zh: row.key }),
    named,
    // What has been signed had been negotiated, whoever did that.
    stage: row.stage ?? (signedOn === undefined ? 'LEAD' : 'NEGOTIATING'),
    amounts: known(row.amounts),
    ...(enterprise ? { enterpriseId: idOf(enterprise) } : {}),
    ...(sector === undefined ? {} : { sector }),
    ...(note === undefined ? {} : { note }),
    ...(source ? { source } : {}),
  };
}

function signOf({ kind, parties }: Row, on: string, batchId: string | undefined): NonNullable<Plan['sign']> {
  const signing: Signing = { kind, on, parties, ...(batchId === undefined ? {} : { batchId }) };
  return { type: 'sign', signing, amounts: {} };
}
