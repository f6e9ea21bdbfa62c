import type { Sealed } from '../../shared/sealed/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import { createSender, type Sender } from '../../shared/service/sender.ts';
import { letter } from './aggregates.ts';
import type { Channel } from './domain/notice.ts';

/** A message at the port; `messageId` and `delivery` together are what a gateway drops repetitions by, and reports on. */
export interface Outgoing {
  messageId: string;
  /** The number of this handing over, from 1. */
  delivery: number;
  channel: Channel;
  language: 'zh' | 'en';
  /** As it was kept. */
  sealed: Sealed<string>;
  /** The same, opened; held in memory and handed over, never kept. */
  to: string;
  subject: string;
  body: string;
}

/** Hands a message over; throws when that failed and should be tried again. */
type Outlet = (outgoing: Outgoing, kit: Kit) => Promise<void>;

let sender: Sender | undefined;

/** The stage's mailbox, which anyone at the desk can look into; nothing leaves the machine. */
const mailbox: Outlet = async ({ messageId, channel, language, sealed, subject, body }, kit) => {
  await kit.execute(letter, messageId, { type: 'posted', channel, language, to: sealed, subject, body });
};

/** The queue that the district's own gateway drains. */
const queueAt =
  (url: string): Outlet =>
  async ({ sealed: _sealed, ...outgoing }) => {
    sender ??= createSender();
    await sender.send(url, outgoing);
  };

/** Whether this stage keeps its messages in a mailbox of its own. */
export const hasMailbox = ({ env }: Pick<Kit, 'env'>): boolean => env.MAILBOX === 'kept';

/** Where this stage's messages go. */
export const outletOf: Outlet = async (outgoing, kit) => {
  if (hasMailbox(kit)) return mailbox(outgoing, kit);
  if (kit.env.OUTLET_QUEUE_URL === undefined) throw new Error('settings missing or wrong: OUTLET_QUEUE_URL');
  return queueAt(kit.env.OUTLET_QUEUE_URL)(outgoing, kit);
};
