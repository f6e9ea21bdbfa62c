import { noticesContract } from '../../../services/notices/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, type Machine, must, type World } from '../world.ts';
import { answersOf, clearEarlier, consent } from './application.ts';

const talents = talentContract.operations;
const notices = noticesContract.operations;

/** Another talent applies for medical care alone, and wants to be written to, at any hour. Answers the application's id. */
export async function applyAndBeWrittenTo(world: World, talent: string): Promise<string> {
  await clearEarlier(world, talent);
  const client = world.as(talent);
  const quiet = { from: '00:00', to: '00:00' };
  const wanted = { language: 'zh', digest: 'none', quiet, phone: '021 0000 0000' } as const;
  await must(client, notices.setPreferences, { body: { ...wanted, channels: ['sms'] } });
  await must(client, talents.giveConsent, { body: { recipient: 'medical', purpose: 'notices' } });
  await consent(client, ['medical']);
  const body = answersOf(`${world.tag}b`, ['medical']);
  const { applicationId } = await must(client, talents.createApplication, { body });
  await must(client, talents.submitApplication, { params: { applicationId } });
  return applicationId;
}

/** What left by SMS lies in the local mailbox, without the number that it went to. */
export async function lookIntoMailbox(world: World, machine: Machine, applicationId: string): Promise<void> {
  const letter = await eventually(world, 'the message in the mailbox', async () => {
    await machine.runSchedules();
    const { items } = await must(world.as('ops-one'), notices.listMailbox, {});
    return items.find(({ body }) => body.includes(applicationId));
  });
  world.timeline.tell(
    who.ops,
    text(
      `本地信箱收到短信“${letter.subject}”，看得到内容，看不到号码`,
      `the local mailbox has the SMS "${letter.subject}"; its words can be read, its number cannot`,
    ),
  );
}
