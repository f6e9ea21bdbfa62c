import type { Aggregate } from '../../shared/log/index.ts';
import {
  type Announcement,
  type AnnouncementCode,
  type AnnouncementRecorded,
  decideAnnouncement,
  evolveAnnouncement,
  type RecordAnnouncement,
} from './domain/announcement.ts';
import type { Batch, BatchCode, BatchCommand, BatchEvent } from './domain/batch.ts';
import { decideBatch } from './domain/decide-batch.ts';
import { decideProject } from './domain/decide-project.ts';
import {
  decideEnterprise,
  type Enterprise,
  type EnterpriseCode,
  type EnterpriseRegistered,
  evolveEnterprise,
  type RegisterEnterprise,
} from './domain/enterprise.ts';
import { evolveBatch } from './domain/evolve-batch.ts';
import { evolveProject } from './domain/evolve-project.ts';
import {
  decideImport,
  evolveImport,
  type ImportReport,
  type KeepReport,
  type ReportKept,
} from './domain/import-report.ts';
import type { Project, ProjectCode, ProjectCommand, ProjectEvent } from './domain/project.ts';
import { publishAnnouncement, publishBatch, publishProject } from './published.ts';
import { batchRows, enterpriseRows, projectRows } from './views.ts';

export const enterprise: Aggregate<Enterprise | null, RegisterEnterprise, EnterpriseRegistered, EnterpriseCode> = {
  name: 'enterprise',
  initial: null,
  decide: decideEnterprise,
  evolve: evolveEnterprise,
  rows: enterpriseRows,
};

export const project: Aggregate<Project | null, ProjectCommand, ProjectEvent, ProjectCode> = {
  name: 'project',
  initial: null,
  decide: decideProject,
  evolve: evolveProject,
  publish: publishProject,
  rows: projectRows,
};

export const batch: Aggregate<Batch | null, BatchCommand, BatchEvent, BatchCode> = {
  name: 'batch',
  initial: null,
  decide: decideBatch,
  evolve: evolveBatch,
  publish: publishBatch,
  rows: batchRows,
};

export const announcement: Aggregate<Announcement | null, RecordAnnouncement, AnnouncementRecorded, AnnouncementCode> =
  {
    name: 'announcement',
    initial: null,
    decide: decideAnnouncement,
    evolve: evolveAnnouncement,
    publish: publishAnnouncement,
  };

export const importReport: Aggregate<ImportReport | null, KeepReport, ReportKept, never> = {
  name: 'import',
  initial: null,
  decide: decideImport,
  evolve: evolveImport,
};
