import { defineService } from '../../shared/service/index.ts';
import { letter, message, notice, person, reminder, thread } from './aggregates.ts';
import { noticesContract } from './contract.ts';
import { due } from './due.ts';
import { erasedReaction } from './erased.ts';
import { applicationReactions } from './hear/applications.ts';
import { appointmentReactions } from './hear/appointments.ts';
import { caseReactions } from './hear/cases.ts';
import { documentReactions } from './hear/documents.ts';
import { employmentReactions } from './hear/employment.ts';
import { incubatorReactions } from './hear/incubators.ts';
import { partnerReactions } from './hear/partners.ts';
import { publicityReactions } from './hear/publicity.ts';
import { retentionReactions } from './hear/retention.ts';
import { rightsReactions } from './hear/rights.ts';
import { tenancyReactions } from './hear/tenancies.ts';
import {
  countNotices,
  countSends,
  getPreferences,
  listMailbox,
  listMessages,
  listNotices,
  listSends,
  readAllNotices,
  readNotice,
  retrySend,
  setPreferences,
} from './operations.ts';
import { noticesPerson } from './person.ts';
import { reportSend } from './reporting.ts';
import { send } from './send.ts';

/** What happened, told to those whom it concerns; driven by events alone. */
export const notices = defineService({
  contract: noticesContract,
  aggregates: [thread, notice, reminder, message, person, letter],
  personal: true,
  person: noticesPerson,
  outlet: true,
  operations: {
    listNotices,
    countNotices,
    readNotice,
    readAllNotices,
    getPreferences,
    setPreferences,
    listMessages,
    listSends,
    countSends,
    retrySend,
    reportSend,
    listMailbox,
  },
  reactions: [
    erasedReaction,
    ...caseReactions,
    ...applicationReactions,
    ...employmentReactions,
    ...incubatorReactions,
    ...partnerReactions,
    ...tenancyReactions,
    ...appointmentReactions,
    ...rightsReactions,
    ...retentionReactions,
    ...documentReactions,
    ...publicityReactions,
  ],
  due,
  work: { timeoutSeconds: 30, run: send },
});
