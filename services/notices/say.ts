import { shortDigest } from '../../shared/log/index.ts';
import type { Kit, Reacted } from '../../shared/service/index.ts';
import { message, notice, person } from './aggregates.ts';
import type { Holding } from './domain/holding.ts';
import type { Plan, Words } from './domain/notice.ts';
import { isErased } from './domain/person.ts';
import { digestPlan, plansFor } from './domain/plan.ts';
import { personIn } from './domain/recipient.ts';
import { erasedSince, forgetMessage, forgetNotice } from './erased.ts';
import { checked, templateOf } from './templates.ts';

/** Something to be said; the same `key` is said once to each recipient. */
export interface Said extends Words {
  key: string;
  /** What must still be so when it leaves by a message. */
  holds?: Holding;
}

/** Says it all, each once; an event that comes again finds what it said. */
export async function sayAll(all: readonly Said[], kit: Kit): Promise<Reacted> {
  for (const said of all) await say(said, kit);
  return { ok: true };
}

async function say({ key, holds, ...words }: Said, kit: Kit): Promise<void> {
  checked(words.template, words.params);
  const noticeId = `n${shortDigest('notice', key, words.recipient, words.template)}`;
  const subject = personIn(words.recipient);
  if (subject === undefined) await given(kit, noticeId, words, []);
  else await sayToPerson({ subject, noticeId, words, ...(holds && { holds }) }, kit);
}

/** What a person was to hear before they were erased is said no more. */
async function sayToPerson(said: Omit<Handed, 'plan'>, kit: Kit) {
  const { subject, noticeId, words } = said;
  const { state } = await kit.load(person, subject);
  if (isErased(state, words.happenedAt)) return;
  const planned = plansFor({ noticeId, words, person: state, subject, at: kit.now() });
  const plans = await given(kit, noticeId, words, planned);
  const handed: string[] = [];
  for (const plan of plans) handed.push(await hand(kit, { ...said, plan }));
  // Erased meanwhile, the one who let go may not have seen these.
  if (handed.length === 0 || !(await erasedSince(subject, words.happenedAt, kit))) return;
  await forgetNotice(noticeId, subject, kit);
  for (const messageId of handed) await forgetMessage(messageId, subject, kit);
}

/** Gives the notice; how it leaves is what was decided when it was first given. */
async function given(kit: Kit, noticeId: string, words: Words, plans: Plan[]): Promise<Plan[]> {
  const begun = await kit.begin(notice, noticeId, { type: 'give', words, plans });
  // The same event under other settings of the person is refused as another command; what was given stands.
  const { state } = begun.ok ? begun : await kit.load(notice, noticeId);
  return state.state === 'given' ? state.plans : [];
}

interface Handed {
  subject: string;
  noticeId: string;
  words: Words;
  holds?: Holding;
  plan: Plan;
}

/** Answers by which message it leaves. A digest that has left takes nothing more; the next day's does. A year of digests that all left would be a bug. */
async function hand(kit: Kit, { subject, noticeId, words, holds, plan }: Handed): Promise<string> {
  const { from, template, params } = words;
  const { urgent } = templateOf(template);
  const entry = { noticeId, from, template, params, ...(holds && { holds }) };
  let { messageId, channel, kind, releaseAt } = plan;
  for (let day = 0; day < 366; day += 1) {
    const add = { type: 'add', person: subject, channel, kind, urgent, entry, releaseAt } as const;
    const added = await kit.execute(message, messageId, add);
    if (added.ok || added.refusal.code !== 'gone') return messageId;
    ({ messageId, channel, kind, releaseAt } = digestPlan(subject, channel, Date.parse(releaseAt) + 86_400_000));
  }
  throw new Error('no digest took up a notice');
}
