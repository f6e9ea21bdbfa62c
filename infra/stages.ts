import * as z from 'zod';
import { functionKinds } from './names.ts';

const memoryMb = z.int().min(128).max(10_240);

const stageSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,15}$/),
  /** Left out: the account of whoever deploys. */
  account: z.optional(z.string().regex(/^\d{12}$/)),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  architecture: z.enum(['arm64', 'x86_64']),
  /** X-Ray, which AWS China has not for Lambda. */
  tracing: z.boolean(),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']),
  /** One of the periods that CloudWatch Logs knows. */
  logRetentionDays: z.literal([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653]),
  /** How long the bus keeps events for a replay. */
  archiveDays: z.int().min(1),
  /** Whether tables and keys outlive their stack, are protected from deletion, and recover to any point in time. */
  keepData: z.boolean(),
  /** Who is told of alarms by mail; left out, nobody is. */
  alarmEmail: z.optional(z.email()),
  token: z.strictObject({ issuer: z.url(), audience: z.string().min(1), jwksUri: z.url() }),
  throttling: z.strictObject({ requestsPerSecond: z.int().min(1), burst: z.int().min(1) }),
  memoryMb: z.record(z.enum(functionKinds), memoryMb),
  /** For each kind of function that must not take more of the account's concurrency than this, in every service. */
  reservedConcurrency: z.partialRecord(z.enum(functionKinds), z.int().min(1)),
  /** Where pages are served from that may put files into a bucket. */
  pageOrigin: z.url(),
  /**
   * Who looks for malware in files that came: GuardDuty; a scanner outside, named here, that drains a queue and tells the
   * bus; or nobody, and then no file is taken (docs/operations.md).
   */
  malwareScan: z.union([z.enum(['guardduty', 'none']), z.strictObject({ outside: z.string().min(1) })]),
  /** Whether partners' endpoints may be on this very machine. */
  loopbackTargets: z.boolean(),
  /** Whether messages to persons stay in a mailbox that ops can look into, instead of leaving through the outlet. */
  mailbox: z.boolean(),
});

/** Settings of one stage. */
export type Stage = z.output<typeof stageSchema>;

const stagesSchema = z.array(stageSchema).superRefine((all, check) => {
  for (const { name, keepData, loopbackTargets, mailbox } of all.filter((stage) => stage.name !== 'local')) {
    if (!keepData) check.addIssue({ code: 'custom', message: `${name}: only stage local may drop its data` });
    if (loopbackTargets) check.addIssue({ code: 'custom', message: `${name}: only stage local may call itself` });
    if (mailbox) check.addIssue({ code: 'custom', message: `${name}: only stage local may keep its messages` });
  }
});

/** Parses settings of stages; throws with every fault at once. */
export const parseStages = (settings: unknown): Stage[] => stagesSchema.parse(settings);

const cloud = {
  architecture: 'arm64',
  tracing: true,
  logLevel: 'info',
  logRetentionDays: 90,
  archiveDays: 30,
  keepData: true,
  throttling: { requestsPerSecond: 200, burst: 400 },
  memoryMb: { api: 512, relay: 256, projector: 256, inbox: 512, deadlines: 256, work: 512, files: 512 },
  reservedConcurrency: {},
  pageOrigin: 'https://plus.example',
  malwareScan: 'guardduty',
  loopbackTargets: false,
  mailbox: false,
} as const;

/** An issuer under a made-up host; the real one is set here, or at deployment by the platform stack's parameters. */
const madeUpIssuer = (host: string) => ({
  issuer: `https://${host}`,
  audience: 'plus',
  jwksUri: `https://${host}/jwks`,
});

/** Every stage. */
export const stages: readonly Stage[] = parseStages([
  {
    ...cloud,
    name: 'local',
    account: '000000000000',
    region: 'us-east-1',
    architecture: 'x86_64',
    tracing: false,
    logRetentionDays: 1,
    archiveDays: 1,
    keepData: false,
    token: { issuer: 'http://127.0.0.1:4300', audience: 'plus', jwksUri: 'http://127.0.0.1:4300/jwks' },
    pageOrigin: 'http://127.0.0.1:4400',
    loopbackTargets: true,
    mailbox: true,
  },
  {
    ...cloud,
    name: 'dev',
    region: 'ap-southeast-1',
    logLevel: 'debug',
    logRetentionDays: 14,
    archiveDays: 7,
    token: madeUpIssuer('login.dev.plus.example'),
    throttling: { requestsPerSecond: 20, burst: 40 },
  },
  {
    ...cloud,
    name: 'prod',
    region: 'ap-southeast-1',
    logRetentionDays: 365,
    archiveDays: 365,
    token: madeUpIssuer('login.plus.example'),
    memoryMb: { api: 1024, relay: 512, projector: 512, inbox: 1024, deadlines: 512, work: 1024, files: 1024 },
  },
  {
    ...cloud,
    name: 'prod-cn',
    region: 'cn-north-1',
    // Not confirmed for the Beijing region: arm64. Not there: X-Ray for Lambda, GuardDuty's malware protection for S3.
    malwareScan: 'none',
    architecture: 'x86_64',
    tracing: false,
    logRetentionDays: 365,
    archiveDays: 365,
    token: madeUpIssuer('login.cn.plus.example'),
    memoryMb: { api: 1024, relay: 512, projector: 512, inbox: 1024, deadlines: 512, work: 1024, files: 1024 },
  },
]);

/** Settings of a stage by its name; throws with the names that there are. */
export function stageNamed(name: string): Stage {
  const stage = stages.find((one) => one.name === name);
  if (!stage) throw new Error(`there is no stage ${name}; there are ${stages.map((one) => one.name).join(', ')}`);
  return stage;
}
