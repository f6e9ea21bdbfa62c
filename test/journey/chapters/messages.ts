import { medicalContract } from '../../../services/medical/contract.ts';
import { noticesContract } from '../../../services/notices/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { toShanghai } from '../../../shared/calendar/index.ts';
import { text } from '../../../shared/contract/index.ts';
import { applyFor } from '../steps/application.ts';
import { take } from '../steps/departments.ts';
import { who } from '../timeline.ts';
import { eventually, type Machine, must, type World } from '../world.ts';
import type { TimedChapter } from './chapter.ts';
import { passUntil, untilSo } from './passing.ts';

const talents = talentContract.operations;
const notices = noticesContract.operations;
const medical = medicalContract.operations;
const talent = 'talent-wang';
const anHour = 3_600_000;

interface Told {
  world: World;
  machine: Machine;
  caseId: string;
}

/** A talent who wants to be written to: what leaves, what waits, and what did not arrive. */
export const messages: TimedChapter = {
  title: text('短信：发送、重试、免打扰与汇总', 'Messages: sent, tried again, kept for the morning, gathered'),
  takes: 'days',
  async tell(world, machine) {
    await wants(world, { quiet: none, digest: 'none' });
    await must(world.as(talent), talents.giveConsent, { body: { recipient: 'medical', purpose: 'notices' } });
    const told = { world, machine, caseId: await applyFor(world, talent, ['medical']) };
    await triedAgain(told, await lookIntoMailbox(told));
    await keptQuiet(told);
    await gathered(told);
  },
};

const none = { from: '00:00', to: '00:00' };

/** By SMS, at a number that is nobody's. */
const wants = (world: World, how: { quiet: typeof none; digest: 'none' | 'daily' }) =>
  must(world.as(talent), notices.setPreferences, {
    body: { language: 'zh', channels: ['sms'], phone: '021 0000 0000', ...how },
  });

/** What left by SMS lies in the local mailbox, without the number that it went to; answers the message's id. */
async function lookIntoMailbox({ world, machine, caseId }: Told): Promise<string> {
  const letter = await untilSo(world, machine, 'the message in the mailbox', async () => {
    const { items } = await must(world.as('ops-one'), notices.listMailbox, {});
    return items.find(({ body }) => body.includes(caseId));
  });
  world.timeline.tell(
    who.ops,
    text(
      `本地信箱收到短信“${letter.subject}”，看得到内容，看不到号码`,
      `the local mailbox has the SMS "${letter.subject}"; its words can be read, its number cannot`,
    ),
  );
  return letter.messageId;
}

/** The message as its reader sees it, once it is so. */
const messageThat = (
  { world, machine }: Told,
  what: string,
  so: (one: { messageId: string; state: string; handed?: number | undefined; templates: string[] }) => boolean,
) =>
  untilSo(world, machine, what, async () => {
    const { items } = await must(world.as(talent), notices.listMessages, { query: { limit: 20 } });
    return items.find(so);
  });

/** The gateway reports that it did not arrive: ops see it, it leaves again by itself, and then it is delivered. */
async function triedAgain(told: Told, messageId: string): Promise<void> {
  const { world, machine } = told;
  const ops = world.as('ops-one');
  const params = { messageId };
  const failed = await eventually(world, 'the failure to be taken', async () => {
    const body = { delivery: 1, outcome: 'failed', why: 'unreachable' } as const;
    const answer = await ops(notices.reportSend, { params, body });
    return answer.ok ? answer.body : undefined;
  });
  await eventually(world, 'the failed message in the list of ops', async () => {
    const { items } = await must(ops, notices.listSends, { query: { state: 'FAILED', limit: 50 } });
    return items.find((one) => one.messageId === messageId);
  });
  await passUntil(machine, Date.parse(failed.dueAt));
  await messageThat(told, 'the second attempt', (one) => one.messageId === messageId && one.handed === 2);
  const { state } = await must(ops, notices.reportSend, { params, body: { delivery: 2, outcome: 'delivered' } });
  world.timeline.tell(
    who.ops,
    text(
      `网关回报未送达：运维看到（${failed.state}），一分钟后自动再发，第 2 次送达（${state}）`,
      `the gateway reports that it did not arrive: ops see it (${failed.state}), it leaves again by itself after a minute, and the second is delivered (${state})`,
    ),
  );
}

/** What comes in quiet hours leaves when they end. */
async function keptQuiet(told: Told): Promise<void> {
  const { world, machine, caseId } = told;
  const timeAt = (moment: number) => toShanghai(moment).slice(11, 16);
  const now = await machine.now();
  await wants(world, { quiet: { from: timeAt(now - anHour), to: timeAt(now + anHour) }, digest: 'none' });
  const desk = { world, talent, caseId };
  const { client, params } = await take(desk, { service: 'medical', get: medical.getCase, assign: medical.assignCase });
  const missing = [{ zh: '人才认定材料（演示数据）', en: 'Proof of the talent category (made up)' }];
  await must(client, medical.requestSupplement, { params, body: { missing } });
  const { messageId, dueAt } = await messageThat(
    told,
    'a message that waits',
    ({ state }) => state === 'WAITING_QUIET',
  );
  await passUntil(machine, Date.parse(dueAt));
  await messageThat(told, 'it to leave', (one) => one.messageId === messageId && one.state === 'SENT');
  world.timeline.tell(
    who.talent,
    text(
      `免打扰时段内要求补正的短信先留着，时段结束（${timeAt(Date.parse(dueAt))}）才发出`,
      `a message that something is missing, in quiet hours, is kept and leaves when they end (${timeAt(Date.parse(dueAt))})`,
    ),
  );
}

/** Once a day, in one message. */
async function gathered(told: Told): Promise<void> {
  const { world, machine, caseId } = told;
  await wants(world, { quiet: none, digest: 'daily' });
  const body = { services: ['medical' as const], items: [], text: '已有认定（演示数据 / made up）' };
  await must(world.as(talent), talents.answerSupplements, { params: { applicationId: caseId }, body });
  const client = world.as('caseworker-medical');
  const params = { caseId };
  await eventually(
    world,
    'the case to go on',
    async () => (await must(client, medical.getCase, { params })).paused !== true || undefined,
  );
  await must(client, medical.decideCase, { params, body: { outcome: 'rejected', reasonCode: 'no-entitlement' } });
  const waiting = await messageThat(
    told,
    'a digest of several notices',
    ({ state, templates }) => state === 'WAITING_DIGEST' && templates.length > 1,
  );
  await passUntil(machine, Date.parse(waiting.dueAt));
  const { templates } = await messageThat(
    told,
    'the digest to leave',
    ({ messageId, state }) => messageId === waiting.messageId && state === 'SENT',
  );
  world.timeline.tell(
    who.talent,
    text(
      `选择每日汇总：${templates.length} 条通知合成一条短信，于 ${waiting.dueAt.slice(11, 16)} 发出`,
      `chose a daily digest: ${templates.length} notices in one message, which leaves at ${waiting.dueAt.slice(11, 16)}`,
    ),
  );
}
