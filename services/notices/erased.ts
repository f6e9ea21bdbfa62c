import { type AnyAggregate, forgetPerson } from '../../shared/log/index.ts';
import { type Kit, on, type Reaction } from '../../shared/service/index.ts';
import { talentContract } from '../talent/contract.ts';
import { message, notice, person } from './aggregates.ts';
import { isErased } from './domain/person.ts';

/** Noted before anything is let go of, so that what is said at the same time, or comes late, is let go of as well. */
export const erasedReaction: Reaction = on(
  talentContract.events.personErased,
  ({ data: { person: subject, at } }, kit) => kit.execute(person, subject, { type: 'erased', at }),
);

/** Whether the person has been erased since it happened. */
export const erasedSince = async (subject: string, happenedAt: string, kit: Kit): Promise<boolean> =>
  isErased((await kit.load(person, subject)).state, happenedAt);

const forget = (aggregate: unknown, id: string, subject: string, kit: Kit) =>
  kit.execute(aggregate as AnyAggregate, id, forgetPerson(subject));

/** Lets go of a message that waits to be sent. */
export const forgetMessage = (messageId: string, subject: string, kit: Kit) => forget(message, messageId, subject, kit);

/** Lets go of a notice. */
export const forgetNotice = (noticeId: string, subject: string, kit: Kit) => forget(notice, noticeId, subject, kit);
