import type { AnyAggregate } from '../../../shared/log/index.ts';
import { everyRow, type PersonPart, personKind } from '../../../shared/rights/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { mineOf } from '../application/views.ts';
import { consents } from '../consents/consents.ts';
import { documents } from '../documents/documents.ts';
import type { Consents } from '../domain/consent-state.ts';
import type { Documents } from '../domain/documents.ts';
import type { Employment } from '../domain/employment.ts';
import type { Member } from '../domain/member.ts';
import type { Request } from '../domain/request.ts';
import type { Restrictions } from '../domain/restriction.ts';
import { type Application, isUnderWay } from '../domain/state.ts';
import { employment } from '../employment/aggregate.ts';
import { member, membersOf } from '../members/aggregate.ts';
import { request, requestsOf, restrictions } from './aggregates.ts';
import { familySchema } from './archive-schema.ts';
import { rightsEvents } from './events.ts';
import { requestRow } from './shown.ts';

const self = { zh: '人才服务平台', en: 'the talent services platform' };
const departments = [
  { zh: '落户', en: 'Hukou' },
  { zh: '安居', en: 'Housing' },
  { zh: '教育', en: 'Education' },
  { zh: '医疗', en: 'Medical' },
];

const applications = personKind<Application>({
  aggregate: application as unknown as AnyAggregate,
  schema: 'talent.application.v1',
  title: { zh: '联合申请', en: 'Joint application' },
  purpose: { zh: '办理您选择的服务', en: 'the services that you chose' },
  recipients: departments,
  source: self,
  shown: (state) => state,
  blocks: (state) =>
    isUnderWay(state)
      ? {
          reason: { zh: '申请正在办理。', en: 'The application is under way.' },
          mend: { zh: '请先撤回它。', en: 'Withdraw it first.' },
        }
      : undefined,
});

const given = personKind<Consents>({
  aggregate: consents as unknown as AnyAggregate,
  schema: 'talent.consents.v1',
  title: { zh: '同意与撤回', en: 'Consents, given and withdrawn' },
  purpose: { zh: '证明处理的合法性', en: 'proof that the processing is lawful' },
  recipients: [self],
  source: self,
  shown: ({ consents: all }) => (Object.keys(all).length > 0 ? { consents: all } : undefined),
  remains: () => ({
    reason: {
      zh: '同意与撤回的记录证明处理合法，须保留；其中没有可打开的个人信息。',
      en: 'That consents were given and withdrawn proves that the processing was lawful; nothing personal in it can be opened.',
    },
    source: {
      zh: '《个人信息保护法》第十四、十五条；保留依据待确认',
      en: 'PIPL Art. 14, 15; that it must be kept is to be confirmed',
    },
    certainty: 'to-confirm',
  }),
});

const asked = personKind<Request>({
  aggregate: request as unknown as AnyAggregate,
  schema: 'talent.rights-request.v1',
  title: { zh: '权利请求', en: 'Requests about your data' },
  purpose: { zh: '答复您的请求', en: 'answering your requests' },
  recipients: [self],
  source: self,
  shown: requestRow,
  remains: () => ({
    reason: { zh: '请求及其答复须可证明。', en: 'That a request was made and answered must be provable.' },
    source: {
      zh: '《个人信息保护法》第五十条；保留依据待确认',
      en: 'PIPL Art. 50; that it must be kept is to be confirmed',
    },
    certainty: 'to-confirm',
  }),
});

const halted = personKind<Restrictions>({
  aggregate: restrictions as unknown as AnyAggregate,
  schema: 'talent.restrictions.v1',
  title: { zh: '暂停处理', en: 'Halted processing' },
  purpose: { zh: '执行您的要求', en: 'carrying out what you asked for' },
  recipients: [self, ...departments],
  source: self,
  shown: (state) => state,
});

const walletKnown = personKind<Documents>({
  aggregate: documents as unknown as AnyAggregate,
  schema: 'talent.documents.v1',
  title: { zh: '材料索引', en: 'Index of your documents' },
  purpose: { zh: '核对补正所指的材料', en: 'checking the documents that an answer points at' },
  recipients: [self],
  source: { zh: '材料夹', en: 'the wallet' },
  shown: ({ known }) => (Object.keys(known).length > 0 ? { known } : undefined),
});

const confirmed = personKind<Employment>({
  aggregate: employment as unknown as AnyAggregate,
  schema: 'talent.employment.v1',
  title: { zh: '用人单位确认', en: 'Confirmation by the employer' },
  purpose: { zh: '核实劳动关系', en: 'confirming the employment' },
  recipients: [{ zh: '申请所写的用人单位', en: 'the employer that the application names' }],
  source: { zh: '用人单位', en: 'the employer' },
  shown: (state) => (state.askedAt === '' ? undefined : state),
});

const family = personKind<Member>({
  aggregate: member as unknown as AnyAggregate,
  schema: familySchema,
  title: { zh: '家庭成员', en: 'Members of your family' },
  purpose: {
    zh: '在申请中写明配偶和子女，并核对监护人同意',
    en: 'naming your spouse and children in an application, children with their guardian’s consent',
  },
  recipients: [self],
  source: self,
  shown: (state) => (state.removed ? undefined : state),
});

/** Members are persons of their own: with who added them, their keys go. */
async function forgetFamily(person: string, kit: Kit): Promise<void> {
  for (const { memberId } of await everyRow<{ memberId: string }>(kit, membersOf(person)))
    await kit.keyring().erase(memberId);
}

/** An export that is open has nothing left to give, and would stand in the way of one that is asked for anew. */
async function endExports(person: string, kit: Kit): Promise<void> {
  for (const { requestId } of await everyRow<{ requestId: string }>(kit, requestsOf(person)))
    await kit.execute(request, requestId, { type: 'end-with-person' });
}

/** What this service holds about a person. */
export const talentPerson: PersonPart = {
  asked: rightsEvents,
  events: rightsEvents,
  kinds: [applications, given, confirmed, family, asked, halted, walletKnown],
  async forget(person, kit) {
    await forgetFamily(person, kit);
    await endExports(person, kit);
  },
  ofRecord: async (id) => [application, employment].map((aggregate) => ({ aggregate, id })),
  find: async (person, kit) => {
    const members = await everyRow<{ memberId: string }>(kit, membersOf(person));
    const mine = await everyRow<{ applicationId: string }>(kit, mineOf(person));
    const requests = await everyRow<{ requestId: string }>(kit, requestsOf(person));
    return [
      ...mine.flatMap(({ applicationId: id }) => [application, employment].map((aggregate) => ({ aggregate, id }))),
      ...members.map(({ memberId: id }) => ({ aggregate: member, id })),
      { aggregate: consents, id: person },
      ...requests.map(({ requestId: id }) => ({ aggregate: request, id })),
      { aggregate: restrictions, id: person },
      { aggregate: documents, id: person },
    ];
  },
};
