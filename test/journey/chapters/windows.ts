import { educationContract } from '../../../services/education/contract.ts';
import { noticesContract } from '../../../services/notices/contract.ts';
import { millisecondsOf, startOfLocalDay } from '../../../shared/calendar/index.ts';
import { text } from '../../../shared/contract/index.ts';
import { applyFor, picture } from '../steps/application.ts';
import { childOf } from '../steps/family.ts';
import { schoolYearOf } from '../steps/school-year.ts';
import { who } from '../timeline.ts';
import { eventually, must } from '../world.ts';
import type { TimedChapter } from './chapter.ts';
import { passUntil, untilSo } from './passing.ts';

const education = educationContract.operations;
const { listNotices } = noticesContract.operations;
const talent = 'talent-xu';

/** A child for whose school year nobody can register yet waits for that window, and enters it by itself. */
export const windows: TimedChapter = {
  title: text('入学窗口：自动等待下一个', 'The window of a school year: the next one is waited for'),
  takes: 'months',
  async tell(world, machine) {
    const client = world.as(talent);
    const memberId = await childOf(client, world.tag);
    const schoolYear = schoolYearOf(world.now()) + 1;
    const caseId = await applyFor(world, talent, ['education'], { memberId, schoolYear });
    const waiting = await eventually(world, 'the lane to wait for its window', async () => {
      const { lanes } = await picture(world, talent, caseId);
      return lanes.find(({ state, paused }) => state === 'WAIT_NEXT_WINDOW' && paused);
    });
    const { window } = await must(client, education.showPlace, { params: { caseId } });
    const from = window?.registration.from ?? '';
    await passUntil(machine, millisecondsOf(startOfLocalDay(from)));
    const entered = await untilSo(world, machine, 'the child to be registered', async () => {
      const { lanes } = await picture(world, talent, caseId);
      return lanes.find(({ state }) => state === 'REGISTERED');
    });
    const { batch } = await must(client, education.showPlace, { params: { caseId } });
    const notice = await eventually(world, 'the notice that the window is open', async () => {
      const { items } = await must(client, listNotices, { query: { limit: 20 } });
      return items.find(({ template }) => template === 'education.window-opened');
    });
    world.timeline.tell(
      who.education,
      text(
        `申请 ${schoolYear} 学年入学，尚未开放：案件“${waiting.stage.zh}”，计时停止；${from} 窗口开放时自动转为“${entered.stage.zh}”，进入第 ${batch} 批，监护人收到“${notice.title.zh}”`,
        `asked for school year ${schoolYear}, whose window is not open: “${waiting.stage.en}”, and the clock stands still; when it opens on ${from} the case becomes “${entered.stage.en}” by itself, in batch ${batch}, and the guardian reads “${notice.title.en}”`,
      ),
    );
  },
};
