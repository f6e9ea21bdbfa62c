import * as z from 'zod/mini';
import { fields, operation } from '../../contract/index.ts';
import { openBilingual, openLine } from '../applicant.ts';
import type { Department } from '../department.ts';
import { commonOf, staff } from './common.ts';
import { pick } from './refusals.ts';

/** What is out of the ordinary in the course of a case: more time, other bodies, a second pair of eyes, reopening. */
export function turnsOf<Facts extends z.ZodMiniType>(department: Department, facts: Facts) {
  return { ...waitingOf(department, facts), ...endsOf(department, facts) };
}

function waitingOf<Facts extends z.ZodMiniType>(department: Department, facts: Facts) {
  const { noun, one, about, onCase } = commonOf(department, facts);
  return {
    extendCase: operation({
      ...onCase,
      id: `extend${noun}Case`,
      path: `${one}/extension`,
      summary: about('延期一次，说明理由，给出新的日期', 'give more time, once, with a reason and a new date'),
      roles: ['caseworker'],
      body: z.strictObject({ days: fields.whole(1, 3650), reason: openBilingual(200) }),
      refusals: pick('case-closed', 'not-yours', 'already-extended', 'overdue', 'too-long'),
      example: { days: 5, reason: { zh: '需要实地核实（演示数据）', en: 'A visit on site is needed (made up)' } },
    }),
    awaitBody: operation({
      ...onCase,
      id: `await${noun}Body`,
      path: `${one}/waiting`,
      summary: about('等待其他机构答复，计时暂停并写明机构', 'wait for another body, by name; the clock stops'),
      roles: ['caseworker'],
      body: z.strictObject({ body: openBilingual(100) }),
      refusals: pick('case-closed', 'not-yours', 'supplement-open', 'already-waiting'),
      example: { body: { zh: '市人才服务中心（演示数据）', en: 'the city talent centre (made up)' } },
    }),
    endWaiting: operation({
      ...onCase,
      id: `end${noun}Waiting`,
      path: `${one}/waiting-end`,
      summary: about('结束对其他机构的等待，计时继续', 'end the waiting for another body; the clock goes on'),
      roles: staff,
      refusals: pick('case-closed', 'not-yours', 'not-waiting'),
    }),
    closeSupplement: operation({
      ...onCase,
      id: `close${noun}Supplement`,
      path: `${one}/supplement-closure`,
      summary: about(
        '补正已由其他途径收到或不再需要，计时继续',
        'what was asked for came another way or is not needed; the clock goes on',
      ),
      roles: staff,
      refusals: pick('case-closed', 'not-yours', 'no-supplement'),
    }),
  };
}

function endsOf<Facts extends z.ZodMiniType>(department: Department, facts: Facts) {
  const { noun, one, about, onCase } = commonOf(department, facts);
  return {
    confirmDecision: operation({
      ...onCase,
      id: `confirm${noun}Decision`,
      path: `${one}/decision-confirmation`,
      summary: about('第二人确认或退回拟作的决定', 'confirm a proposed decision as a second person, or send it back'),
      roles: staff,
      body: z.strictObject({ confirm: z.boolean(), note: z.optional(openLine(500)) }),
      refusals: pick('case-closed', 'nothing-proposed', 'same-person', 'own-case', 'wrong-stage', 'reason-not-here'),
      example: { confirm: true },
    }),
    reopenCase: operation({
      ...onCase,
      id: `reopen${noun}Case`,
      path: `${one}/reopening`,
      summary: about(
        '负责人说明理由，重新办理已决定的案件',
        'reopen a decided case as lead, with a reason and a new promise',
      ),
      roles: ['leader'],
      body: z.strictObject({ reason: openBilingual(200) }),
      refusals: pick('not-decided'),
      example: { reason: { zh: '依据有误（演示数据）', en: 'It rested on an error (made up)' } },
    }),
  };
}
