import * as z from 'zod/mini';
import { fields, operation, text } from '../../../shared/contract/index.ts';
import { laneNames } from '../lanes.ts';
import { pick } from '../refusals.ts';
import { offered } from './catalogue.ts';

const consentId = z.strictObject({ consentId: fields.id() });

const consent = z.strictObject({
  ...offered.shape,
  consentId: fields.id(),
  /** Whose data it is about. */
  subject: z.string(),
  givenAt: fields.instant(),
  withdrawnAt: z.optional(fields.instant()),
});

/** Consents: separate for each recipient and purpose, given and withdrawn one by one. */
export const consentOperations = {
  giveConsent: operation({
    id: 'giveConsent',
    method: 'POST',
    path: '/talent/consents',
    summary: text('给予一项同意', 'Give one consent'),
    roles: ['talent'],
    /** `memberId`: the guardian's consent for a child of theirs. */
    body: z.strictObject({ recipient: fields.id(), purpose: fields.id(), memberId: z.optional(fields.id()) }),
    output: consent,
    status: 201,
    refusals: pick('not-offered', 'member-unknown'),
    example: { recipient: 'hukou', purpose: 'handling' },
  }),
  withdrawConsent: operation({
    id: 'withdrawConsent',
    method: 'POST',
    path: '/talent/consents/{consentId}/withdraw',
    summary: text('撤回一项同意；其效果随即执行', 'Withdraw a consent; its effect is carried out'),
    roles: ['talent'],
    params: consentId,
    output: consent,
  }),
  previewWithdrawal: operation({
    id: 'previewConsentWithdrawal',
    method: 'GET',
    path: '/talent/consents/{consentId}/withdrawal',
    summary: text('撤回之前查看其效果', 'What withdrawing a consent would do'),
    roles: ['talent'],
    params: consentId,
    output: z.strictObject({
      effect: offered.shape.effect,
      /** Lanes that would be withdrawn. */
      stops: z.array(z.strictObject({ applicationId: fields.id(), service: z.enum(laneNames) })),
    }),
  }),
  listConsents: operation({
    id: 'listConsents',
    method: 'GET',
    path: '/talent/consents',
    summary: text('我的同意，以及还可以给予的', 'My consents, and those that can be given'),
    roles: ['talent'],
    output: z.strictObject({ items: z.array(consent), offered: z.array(offered) }),
  }),
};
