import { housingContract } from '../../../services/housing/contract.ts';
import { localDateOf } from '../../../shared/calendar/index.ts';
import type { Client } from '../../../shared/client/client.ts';
import { text } from '../../../shared/contract/index.ts';
import { applyFor } from '../steps/application.ts';
import { take } from '../steps/departments.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, Unexpected, type World } from '../world.ts';
import type { Chapter } from './chapter.ts';

const housing = housingContract.operations;
const yuan = (fen: number): string => (fen / 100).toLocaleString('en');

/** What is asked of housing other than a home. */
export const homes: Chapter = {
  title: text('安居：租房补贴与购房答复', 'Housing: a rent subsidy, and an answer about buying'),
  async tell(world) {
    await subsidised(world, 'talent-zhou');
    await answered(world, 'talent-xu');
  },
};

/** A subsidy so large that a second person confirms it; it is stopped at its first month, so that the story can be told again. */
async function subsidised(world: World, talent: string): Promise<void> {
  const { client, params } = await checked(world, talent, 'rent-subsidy');
  const startsOn = localDateOf(world.now()).slice(0, 7);
  const monthlyRent = { amount: 1_000_000, currency: 'CNY' } as const;
  await must(client, housing.setSubsidyTerms, {
    params,
    body: { tier: 'leading', monthlyRent, startsOn, months: 12 },
  });
  const decided = await client(housing.decideCase, {
    params,
    body: { outcome: 'approved', reasonCode: 'subsidy-granted' },
  });
  if (refusedWith(decided, 'other-benefit')) return hasOne(world, client, params);
  if (!decided.ok) throw new Unexpected(`decideHousingCase: ${decided.problem.code}`);
  const confirmation = { params, body: { confirm: true } };
  const alone = await client(housing.confirmDecision, confirmation);
  if (decided.body.awaitingSecond !== true || !refusedWith(alone, 'same-person'))
    world.timeline.fault(who.housing, text('一人即可决定大额补贴', 'one person alone could grant a large subsidy'));
  await must(world.as('lead-housing'), housing.confirmDecision, confirmation);
  await showSchedule(world, talent, params);
  const stopped = await must(client, housing.stopSubsidy, {
    params,
    body: { lastMonth: startsOn, reason: 'own-request' },
  });
  world.timeline.tell(
    who.housing,
    text(
      `按本人申请，补贴 ${stopped.lastMonth} 后停止；其余月数退回，累计还可用 ${stopped.accumulated.left} 个月`,
      `stopped after ${stopped.lastMonth} at the person’s own request; the other months come back, ${stopped.accumulated.left} are left`,
    ),
  );
}

/** Applied for, taken and under check. */
async function checked(world: World, talent: string, kind: 'rent-subsidy' | 'purchase') {
  const caseId = await applyFor(world, talent, ['housing'], { housing: kind });
  const desk = { world, talent, caseId };
  const taken = await take(desk, { service: 'housing', get: housing.getCase, assign: housing.assignCase });
  await must(taken.client, housing.advanceCase, { params: taken.params, body: { to: 'ELIGIBILITY_CHECK' } });
  return taken;
}

async function showSchedule(world: World, talent: string, params: { caseId: string }): Promise<void> {
  const { schedule, rule, recheckFrom } = await eventually(world, 'the account of the subsidy', async () => {
    const answer = await world.as(talent)(housing.getSubsidy, { params });
    return answer.ok ? answer.body : undefined;
  });
  const [first] = schedule;
  world.timeline.tell(
    who.housing,
    text(
      `租房补贴合计超过 5 万元，负责人作为第二人确认后才作出；人才看到逐月安排：每月 ${yuan(first?.amountFen ?? 0)} 元（租金的 ${rule.sharePercent}%，上限 ${yuan(rule.ceilingFen)} 元，均为演示数据），${recheckFrom} 起复核`,
      `a rent subsidy above 50,000 yuan in all is granted once the lead, as a second person, confirms it; the talent sees each month: ${yuan(first?.amountFen ?? 0)} yuan (${rule.sharePercent} % of the rent, at most ${yuan(rule.ceilingFen)}, all made up), to be checked again from ${recheckFrom}`,
    ),
  );
}

/** Told again within the month that is still paid. */
async function hasOne(world: World, client: Client, params: { caseId: string }): Promise<void> {
  await must(client, housing.decideCase, { params, body: { outcome: 'rejected', reasonCode: 'already-housed' } });
  world.timeline.tell(
    who.housing,
    text(
      '本月仍享受补贴，同时只能有一项，按理由不予安排（再次讲述时如此）',
      'this month is still paid, and there is one benefit at a time: refused with the reason (when the story is told again)',
    ),
  );
}

/** May a home be bought? The rule is not sure, so a person says what was checked; a letter says how long that holds. */
async function answered(world: World, talent: string): Promise<void> {
  const { client, params } = await checked(world, talent, 'purchase');
  const bare = await client(housing.answerPurchase, { params, body: { homes: 1 } });
  if (!refusedWith(bare, 'must-be-written'))
    world.timeline.fault(who.housing, text('规则不确定时未要求书面说明', 'an unsure rule was answered without words'));
  const words = { zh: '已核对社保（演示数据）', en: 'Insurance was checked (made up)' };
  await must(client, housing.answerPurchase, { params, body: { homes: 1, words } });
  await must(client, housing.decideCase, { params, body: { outcome: 'approved', reasonCode: 'purchase-answered' } });
  const { homes: allowed, validUntil, rule } = await must(world.as(talent), housing.getPurchaseAnswer, { params });
  world.timeline.tell(
    who.housing,
    text(
      `购房资格：规则仅有公开报道（${rule?.certainty}），须由人核实并书面说明；答复函称可购 ${allowed} 套，有效至 ${validUntil}，注明待确认`,
      `buying a home: the rule is known from the ${rule?.certainty} alone, so a person checks and says so in writing; the letter says ${allowed}, valid until ${validUntil}, to be confirmed`,
    ),
  );
}
