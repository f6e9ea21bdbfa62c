import { type OwnKind, remainsAfter } from '../../shared/casework/index.ts';
import type { AnyAggregate } from '../../shared/log/index.ts';
import { personKind } from '../../shared/rights/index.ts';
import { housingDepartment as department } from './department.ts';
import { runningIn, type Subsidies } from './domain/subsidy.ts';
import type { Tenancy } from './domain/tenancy.ts';
import { subsidies } from './subsidies/account.ts';
import { tenancy } from './tenancies/tenancy.ts';

/** Why, and until when as it stands; a home that was not moved into has no last day yet. */
const runningLease = (ends: string | undefined) => ({
  zh: `租赁合同尚在履行（《个人信息保护法》第十三条第一款第二项）${ends ? `，租期至 ${ends}` : ''}；承租人姓名保留至退租。`,
  en: `A lease is running (PIPL Art. 13 (1) 2)${ends ? `, until ${ends} as it stands` : ''}; whose it is stays known until the tenant has left.`,
});

/** What housing holds about its tenants; while a home is let, its contract needs to know to whom. */
const tenancyKind = personKind<Tenancy>({
  aggregate: tenancy as unknown as AnyAggregate,
  schema: 'housing.tenancy.v1',
  title: { zh: '租住', en: 'Tenancy' },
  purpose: { zh: '履行租赁合同', en: 'performing the contract of the lease' },
  recipients: [department.title],
  source: department.title,
  shown: (state) => state,
  remains: ({ exitedOn }) => (exitedOn === undefined ? undefined : remainsAfter(`${exitedOn}T12:00:00.000+08:00`)),
  blocks: ({ stage, periodEnds }) =>
    stage === 'EXITED'
      ? undefined
      : {
          reason: runningLease(periodEnds),
          mend: { zh: '请先办理退租。', en: 'End the lease first.' },
        },
});

/** Public money that was paid; the months of all subsidies of a person are limited together, also when they begin anew. */
const subsidyKind = personKind<Subsidies>({
  aggregate: subsidies as unknown as AnyAggregate,
  schema: 'housing.subsidies.v1',
  title: { zh: '租房补贴', en: 'Rent subsidies' },
  purpose: { zh: '发放租房补贴', en: 'paying rent subsidies' },
  recipients: [department.title],
  source: department.title,
  shown: (state) => (state.all.length > 0 ? state : undefined),
  remains: () => ({
    reason: { zh: '财政资金的发放须留账。', en: 'What was paid from the public purse must stay on the books.' },
    source: {
      zh: '《会计法》《会计档案管理办法》；期限待确认',
      en: 'Accounting Law and the rules on its archives; the period is to be confirmed',
    },
    certainty: 'to-confirm',
  }),
  blocks: (state) =>
    runningIn(state)
      ? {
          reason: { zh: '补贴正在发放。', en: 'A subsidy is being paid.' },
          mend: { zh: '请先停止补贴。', en: 'Have the subsidy stopped first.' },
        }
      : undefined,
});

/** Beside its cases, what housing holds about a person. */
export const housingKinds: readonly OwnKind[] = [
  { kind: tenancyKind, under: 'case' },
  { kind: subsidyKind, under: 'person' },
];
