import * as z from 'zod/mini';
import { employerSchema, handedDocument, statusSchema } from '../../shared/casework/contract/index.ts';
import { contract, fields, operation, text, told } from '../../shared/contract/index.ts';
import { documentKinds } from '../../shared/documents/kinds.ts';
import { consentOperations } from './consents/contract.ts';
import { consentGiven, consentNeeded, consentWithdrawn } from './consents/events.ts';
import { employmentOperations, employmentSchema } from './employment/contract.ts';
import { employmentAnswered, employmentProgressed } from './employment/events.ts';
import { applicationCompleted, applicationSubmitted, applicationWithdrawn } from './events.ts';
import { answerCorrected, draftDiscarded, draftExpired, draftExpiring } from './form/events.ts';
import { formOperations } from './form/operations.ts';
import { form, formExample } from './form/whole.ts';
import { claimContested, lanesLinked } from './lane-events.ts';
import { laneNames } from './lanes.ts';
import { memberOperations } from './members/contract.ts';
import { memberAdded, memberCorrected, memberRemoved } from './members/events.ts';
import { memberRefusals } from './members/refusals.ts';
import { pick } from './refusals.ts';
import { rightsOperations } from './rights/contract.ts';
import { rightsEvents } from './rights/events.ts';
import { supplementAnswered } from './supplement-events.ts';

export { impliedAnswers } from './questions/implied.ts';

export const statuses = ['DRAFT', 'SUBMITTED', 'IN_PROGRESS', 'COMPLETED', 'WITHDRAWN', 'EXPIRED'] as const;
const applicationId = z.strictObject({ applicationId: fields.id() });

/** A lane to which, or from which, an outcome is told; `shared`: as the talent consents. */
const link = z.strictObject({ service: z.enum(laneNames), shared: z.boolean(), text: fields.words });

const review = z.strictObject({
  reviewId: fields.id(),
  status: z.enum(['open', 'decided']),
  filedBy: z.string(),
  askedAt: z.optional(fields.instant()),
  promisedOn: z.optional(fields.day()),
  overdue: z.optional(z.boolean()),
  /** `confirmed` or `changed`. */
  outcome: z.optional(z.string()),
  decidedAt: z.optional(fields.instant()),
  text: fields.words,
});

/** One department's part, as it last told; before that, that it was sent there. */
const lane = z.extend(z.omit(statusSchema, { caseId: true, applicationId: true, person: true }), {
  service: z.enum(laneNames),
  /** The talent asked to withdraw it and the department has not confirmed that yet. */
  withdrawing: z.optional(z.boolean()),
  /** It was opened again while another application for this service and the same person is under way. */
  conflict: z.optional(fields.words),
  /** What another lane's outcome says to this one, and whether its department may see it; it holds nothing up. */
  informedBy: z.optional(
    z.array(z.extend(link, { outcome: z.optional(z.enum(['approved', 'rejected'])), on: z.optional(fields.day()) })),
  ),
  /** Lanes that its outcome will, or does, inform. */
  informs: z.optional(z.array(link)),
  /** Reviews of its decisions; `GET /<service>/reviews/{reviewId}` has the reasons. */
  reviews: z.optional(z.array(review)),
});

const answersProgress = z.strictObject({
  service: z.enum(laneNames),
  answered: z.int(),
  asked: z.int(),
  /** Questions without whose answers it cannot be submitted. */
  missing: z.array(z.string()),
  /** Questions that may stay open. */
  open: z.array(z.string()),
});

const application = z.strictObject({
  applicationId: fields.id(),
  status: z.enum(statuses),
  services: z.array(z.enum(laneNames)),
  /** Once the draft names one. */
  employer: z.optional(employerSchema),
  /** Of a submitted one, where it is shown by itself: what that employer says of the employment. */
  employment: z.optional(employmentSchema),
  /** The form definition under which the answers were given, or submitted. */
  formVersion: z.string(),
  createdAt: fields.instant(),
  submittedAt: z.optional(fields.instant()),
  closedAt: z.optional(fields.instant()),
  /** Of a draft: its last day unless it is changed, and how far its answers are for each service. */
  expiresOn: z.optional(fields.day()),
  progress: z.optional(z.array(answersProgress)),
  /** Answers that were corrected after submission, and the departments that learned it. */
  corrections: z.optional(
    z.array(z.strictObject({ at: fields.instant(), question: z.string(), services: z.array(z.enum(laneNames)) })),
  ),
  /** Documents of the wallet that departments got with the submission. */
  documents: z.optional(z.array(z.extend(handedDocument, { service: z.enum(laneNames) }))),
  lanes: z.array(lane),
});

const applicationRow = z.strictObject({
  applicationId: fields.id(),
  status: z.enum(statuses),
  services: z.array(z.enum(laneNames)),
  createdAt: fields.instant(),
  /** What the talent must do comes first: services that ask for a supplement. */
  askedBy: z.array(z.enum(laneNames)),
});

const opening = z.strictObject({
  at: fields.instant(),
  /** Subject of who opened it. */
  who: z.string(),
  department: z.string(),
  purpose: fields.words,
  caseId: z.string(),
  field: z.string(),
  fieldText: fields.words,
  /** Which document it was, and its kind in words while that is known. */
  document: z.optional(
    z.strictObject({ itemId: fields.id(), kind: z.optional(documentKinds), title: z.optional(fields.words) }),
  ),
});

const onApplication = { params: applicationId, output: application, roles: ['talent'], versioned: true } as const;

export const talentContract = contract({
  service: 'talent',
  title: text('人才联合申请', 'The joint application of talents'),
  operations: {
    createApplication: operation({
      id: 'createApplication',
      method: 'POST',
      path: '/talent/applications',
      summary: text(
        '新建联合申请（草稿）：一次填写，四项服务任选',
        'Begin a joint application (a draft) for any of the four services',
      ),
      roles: ['talent'],
      body: form,
      output: application,
      status: 201,
      refusals: pick('answers-not-wanted'),
      example: formExample,
    }),
    replaceAnswers: operation({
      ...onApplication,
      id: 'replaceApplicationAnswers',
      method: 'PUT',
      path: '/talent/applications/{applicationId}',
      summary: text('修改草稿的全部内容', 'Replace what a draft says'),
      body: form,
      refusals: pick('answers-not-wanted', 'not-a-draft', 'draft-expired'),
      example: formExample,
    }),
    submitApplication: operation({
      ...onApplication,
      id: 'submitApplication',
      method: 'POST',
      path: '/talent/applications/{applicationId}/submit',
      summary: text(
        '提交：各部门同时开始办理；可附材料夹中的材料，交给要求该种类的部门',
        'Submit: the departments begin side by side; documents of the wallet can go with it to those that require their kinds',
      ),
      description: text(
        '同一项服务为同一人同时只办理一份申请：教育以子女为准，医疗以本人或所写的就诊人为准，落户和安居以本人为准。为另一名子女（或另一名就诊人）可同时另行申请；同一子女登记两次仍视为同一人。已在办理的，按服务指明（active-application）。',
        'One application at a time is under way for a service and whom it is about: education for the child, medical care for you or the patient whom you name, hukou and housing for you. For another child, or another patient, another application can run beside it; a child who was added twice is one. What is under way already is named by its service (`active-application`).',
      ),
      body: z.strictObject({
        documents: z.optional(
          z
            .array(z.strictObject({ kind: documentKinds, itemId: fields.id(), memberId: z.optional(fields.id()) }))
            .check(z.maxLength(50)),
        ),
      }),
      refusals: {
        ...pick('answers-missing', 'member-unknown', 'consent-missing', 'member-consent-missing'),
        ...pick('documents-unfit', 'reuse-consent-missing', 'erasure-under-way'),
        ...pick('not-a-draft', 'draft-expired', 'active-application'),
        'second-spouse': memberRefusals['second-spouse'],
      },
      example: { documents: [] },
    }),
    withdrawApplication: operation({
      ...onApplication,
      id: 'withdrawApplication',
      method: 'POST',
      path: '/talent/applications/{applicationId}/withdraw',
      summary: text('撤回全部或部分服务', 'Withdraw the application, or some of its services'),
      body: z.strictObject({
        services: z.optional(z.array(z.enum(laneNames)).check(z.minLength(1), z.maxLength(laneNames.length))),
      }),
      refusals: pick('not-in-application', 'nothing-to-withdraw'),
      example: { services: ['education'] },
    }),
    answerSupplements: operation({
      ...onApplication,
      id: 'answerSupplements',
      method: 'POST',
      path: '/talent/applications/{applicationId}/supplements',
      summary: text(
        '一次补正：同一材料提交给所有要求它的部门；只用文字说明所缺内容的部门列在 services，可用材料或文字回答',
        'Answer once: a document goes to every department that asked for it; name among `services` those that asked in words alone, which a document or a text answers',
      ),
      body: z
        .strictObject({
          documents: z.optional(z.array(documentKinds).check(z.minLength(1), z.maxLength(23))),
          /** Departments that asked in words, naming no kind: items of other kinds than those answered go to them. */
          services: z.optional(z.array(z.enum(laneNames)).check(z.minLength(1), z.maxLength(laneNames.length))),
          /** Items of the wallet; none where all that is answered was asked in words. Of a kind that is asked for several members of the family some may come later. */
          items: z.array(fields.id()).check(z.maxLength(50)),
          text: z.optional(fields.prose(2000)),
        })
        .check(
          z.refine(
            ({ documents, services }) => documents !== undefined || services !== undefined,
            told(
              '必须指明补正的材料或部门',
              'documents or services must be named',
              '请填写 documents 或 services',
              'name documents, or services, or both',
            ),
          ),
        ),
      refusals: pick('no-supplement', 'documents-unfit', 'reuse-consent-missing'),
      example: { documents: ['CON'], items: ['0123456789abcdef4567'] },
    }),
    getApplication: operation({
      ...onApplication,
      id: 'getApplication',
      method: 'GET',
      path: '/talent/applications/{applicationId}',
      summary: text('查看申请与各部门进展', 'Show an application and how each department is getting on'),
    }),
    getApplicationForm: operation({
      id: 'getApplicationForm',
      method: 'GET',
      path: '/talent/applications/{applicationId}/form',
      summary: text('查看自己填写的内容（会记入打开记录）', 'Show what I filled in (recorded among the openings)'),
      roles: ['talent'],
      params: applicationId,
      output: form,
      versioned: true,
      refusals: pick('personal-data-erased', 'draft-expired'),
    }),
    listApplications: operation({
      id: 'listApplications',
      method: 'GET',
      path: '/talent/applications',
      summary: text('我的申请，新的在前', 'My applications, newest first'),
      roles: ['talent'],
      query: z.strictObject(fields.pageQuery()),
      output: fields.pageOf(applicationRow),
    }),
    ...formOperations(application),
    ...consentOperations,
    ...employmentOperations,
    ...memberOperations,
    ...rightsOperations,
    listOpenings: operation({
      id: 'listOpenings',
      method: 'GET',
      path: '/talent/openings',
      summary: text(
        '谁为什么打开过我（或一名家庭成员）的个人信息',
        'Who opened my personal data, or that of a member of my family, and why',
      ),
      roles: ['talent'],
      query: z.strictObject({ cursor: fields.pageQuery().cursor, memberId: z.optional(fields.id()) }),
      output: fields.pageOf(opening),
    }),
  },
  events: {
    applicationSubmitted,
    applicationWithdrawn,
    applicationCompleted,
    consentGiven,
    consentNeeded,
    consentWithdrawn,
    employmentProgressed,
    memberAdded,
    memberCorrected,
    employmentAnswered,
    lanesLinked,
    claimContested,
    memberRemoved,
    supplementAnswered,
    answerCorrected,
    draftExpiring,
    draftExpired,
    draftDiscarded,
    ...rightsEvents,
  },
});
