import type { DataOf } from '../../../shared/contract/index.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import { type Kit, on, type Reaction } from '../../../shared/service/index.ts';
import { talentContract } from '../../talent/contract.ts';
import { person } from '../aggregates.ts';
import { toPerson } from '../domain/recipient.ts';
import { after, type Frame, telling } from './hear.ts';

const {
  answerCorrected,
  applicationSubmitted,
  applicationCompleted,
  applicationWithdrawn,
  consentGiven,
  consentNeeded,
  consentWithdrawn,
  draftExpiring,
  draftExpired,
} = talentContract.events;

const frame = ({ applicationId }: { applicationId: string }): Frame => ({
  from: 'talent',
  about: { kind: 'application', id: applicationId, path: `/talent/applications/${applicationId}` },
});

type Submitted = DataOf<typeof applicationSubmitted>;

/** The phone number as the newest application has it; it stays sealed. */
const remember = ({ person: subject, applicant, submittedAt }: Submitted, kit: Kit) =>
  kit.execute(person, subject, { type: 'applied', contacts: { sms: applicant.phone }, at: submittedAt });

const applicationLine = (
  template: 'application.submitted' | 'application.completed' | 'application.withdrawn' | 'draft.expired',
  { person: subject, applicationId }: { person: string; applicationId: string },
) => [{ recipient: toPerson(subject), template, params: { number: applicationId } }];

type Consent = DataOf<typeof consentGiven>;

const consentFrame = ({ recipient, consentId }: Consent): Frame => ({
  from: recipient,
  about: { kind: 'consent', id: consentId, path: '/talent/consents' },
});

/** Consents to be written to decide what may leave; all of them get a receipt. */
const noted =
  (given: boolean) =>
  async ({ purpose, consentId, recipient, person: subject, at }: Consent, kit: Kit): Promise<unknown> =>
    purpose === 'notices'
      ? kit.execute(person, subject, { type: 'consent', consentId, recipient, given, at })
      : undefined;

const receipt = (template: 'consent.given' | 'consent.withdrawn') => ({
  family: 'consent',
  frame: consentFrame,
  lines: ({ person: subject, recipient }: Consent) => [
    { recipient: toPerson(subject), template, params: { service: recipient } },
  ],
});

/** A number that was corrected is the one to write to. */
const remembered = on(answerCorrected, async ({ data: { question, sealed, person: subject, at } }, kit) => {
  if (question !== 'phone' || !sealed) return { ok: true };
  // The talent service seals it as a text.
  const contacts = { sms: sealed as Sealed<string> };
  return kit.execute(person, subject, { type: 'applied', contacts, at });
});

/** The joint application and the consents of its talent. */
export const applicationReactions: readonly Reaction[] = [
  after(
    applicationSubmitted,
    remember,
    telling(applicationSubmitted, {
      family: 'submitted',
      frame,
      lines: (data) => applicationLine('application.submitted', data),
    }),
  ),
  telling(applicationWithdrawn, {
    family: 'withdrawn',
    frame,
    lines: (data) => applicationLine('application.withdrawn', data),
  }),
  telling(applicationCompleted, {
    family: 'completed',
    frame,
    lines: (data) => applicationLine('application.completed', data),
  }),
  telling(consentNeeded, {
    family: 'consent-needed',
    frame,
    lines: ({ person: subject, applicationId, wards }) =>
      wards.map(({ service, memberId }) => ({
        ...{ recipient: toPerson(subject), template: 'consent.needed' },
        ...{
          params: { service, number: applicationId },
          key: `consent-needed#${applicationId}#${service}#${memberId}`,
        },
      })),
  }),
  telling(draftExpiring, {
    family: 'expiring',
    frame,
    lines: ({ person: subject, applicationId, expiresOn }) => [
      {
        recipient: toPerson(subject),
        template: 'draft.expiring',
        params: { number: applicationId, day: expiresOn },
      },
    ],
  }),
  telling(draftExpired, {
    family: 'expired',
    frame,
    lines: (data) => applicationLine('draft.expired', data),
  }),
  remembered,
  after(consentGiven, noted(true), telling(consentGiven, receipt('consent.given'))),
  after(consentWithdrawn, noted(false), telling(consentWithdrawn, receipt('consent.withdrawn'))),
];
