import { hukouContract } from '../../../services/hukou/contract.ts';
import { type Text, text } from '../../../shared/contract/index.ts';
import { applyFor, consentToEmployer, withdrawAll } from '../steps/application.ts';
import { type Desk, take } from '../steps/departments.ts';
import { rejected, scoredTooLow, triedOut } from '../steps/scoring.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, Unexpected, type World } from '../world.ts';
import type { Chapter } from './chapter.ts';

const hukou = hukouContract.operations;
const talent = 'talent-deng';

/** A graduate: scored, and filed for once in a round. */
export const filings: Chapter = {
  title: text('应届生：评分，每批次只申报一次', 'A graduate: points, and one filing in a round'),
  async tell(world) {
    await triedOut(world, talent);
    const first = await filed(world, 'enterprise-a');
    if (first.code === 'outside-window') return closedNow(first.desk, first.why);
    await (first.code === undefined ? scoredTooLow(first.desk) : usedUp(first.desk));
    await blocked(await filed(world, 'enterprise-b'));
  },
};

type Filing = { desk: Desk } & (
  | { code?: undefined; why?: undefined }
  | { code: 'filed-this-cycle' | 'outside-window'; why: Text }
);

/** The graduate names an employer, consents, and it files; answers why it could not, if so. */
async function filed(world: World, employer: 'enterprise-a' | 'enterprise-b'): Promise<Filing> {
  await consentToEmployer(world.as(talent));
  const caseId = await applyFor(world, talent, ['hukou'], { channel: 'graduate', employer });
  const desk = { world, talent, caseId };
  await take(desk, { service: 'hukou', get: hukou.getCase, assign: hukou.assignCase });
  // Doctors have the longer window.
  const body = { degree: 'doctor' } as const;
  const answer = await eventually(world, 'the filing', async () => {
    const tried = await world.as(employer)(hukou.fileCase, { params: { caseId }, body });
    return refusedWith(tried, 'not-found') ? undefined : tried;
  });
  if (answer.ok) return { desk };
  const { code, text: words } = answer.problem;
  if (code !== 'filed-this-cycle' && code !== 'outside-window') throw new Unexpected(`fileHukouCase: ${code}`);
  return { desk, code, why: words.detail ?? words.rule };
}

/** In the same round no other employer files; the employer reads why, the rules say so, too, and so does the decision. */
async function blocked({ desk, code, why }: Filing): Promise<void> {
  const { world, caseId } = desk;
  const params = { caseId };
  if (code !== 'filed-this-cycle' || !why)
    return world.timeline.fault(
      who.enterprise,
      text('同一批次另一单位又申报了', 'another employer filed in the same round'),
    );
  const { answers } = await must(world.as('caseworker-hukou'), hukou.assessCase, { params, body: { facts: {} } });
  const line = answers.flatMap(({ conditions }) => conditions).find(({ id }) => id === 'one-filing-per-cycle');
  if (line?.status !== 'not-met')
    world.timeline.fault(
      who.hukou,
      text('评估没有指出本批次已申报', 'the assessment does not know of the earlier filing'),
    );
  const { outcome } = await rejected(desk, 'channel-not-fitting', why.zh);
  world.timeline.tell(
    who.enterprise,
    text(
      `乙企业同一批次再为此人申报，被拒绝：“${why.zh}”；评估同样指出“${line?.text.zh}”不满足`,
      `enterprise B files for the same person in the round and is refused: “${why.en}”; the assessment says, too, that “${line?.text.en}” is not met`,
    ),
  );
  world.timeline.tell(
    who.talent,
    text(
      `看到决定及理由：“${outcome?.reason?.zh}”，说明“${outcome?.note}”，以及怎么办：“${outcome?.mend?.zh}”`,
      `sees the decision and why, “${outcome?.reason?.en}” (with the employer’s reason as a note), and what to do: “${outcome?.mend?.en}”`,
    ),
  );
}

/** Told again within the round, the first employer finds it used as well: the same talent was refused in it before. */
async function usedUp({ world, talent: person, caseId }: Desk): Promise<void> {
  await withdrawAll(world, person, caseId);
  world.timeline.tell(
    who.enterprise,
    text(
      '甲企业本批次已申报过并未获通过，不能再报（再次讲述时如此）',
      'enterprise A filed in this round before and was refused, so that it cannot file again (when the story is told again)',
    ),
  );
}

/** With a clock that was moved there may be no round open. */
async function closedNow({ world, talent: person, caseId }: Desk, why: Text): Promise<void> {
  await withdrawAll(world, person, caseId);
  world.timeline.tell(
    who.enterprise,
    text(
      `按平台时钟，现在不在应届生申报期内（${why.zh}），申报被拒绝，到此为止`,
      `by the platform’s clock no round for graduates is open (${why.en}): the filing is refused, and the chapter ends here`,
    ),
  );
}
