import { localDateOf } from '../../shared/calendar/index.ts';
import { commanded, isStaff } from '../../shared/casework/index.ts';
import { nameFor } from '../../shared/casework/letters/handles.ts';
import { rendered } from '../../shared/casework/letters/render.ts';
import type { Text } from '../../shared/contract/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import { assessAll, namedRule } from '../../shared/rules/index.ts';
import type { RuleRef, RuleSet } from '../../shared/rules/model.ts';
import { type Handle, notFound } from '../../shared/service/index.ts';
import { desk, housingCase } from './case.ts';
import type { housingContract } from './contract.ts';
import settings from './data/purchase.json' with { type: 'json' };
import { housingDepartment as department } from './department.ts';
import type { HousingCase } from './domain/case.ts';
import { lastValidDay } from './domain/products.ts';
import { housingCaseRules } from './rules.ts';

type Operations = typeof housingContract.operations;
const { book } = housingCaseRules;
const ruleOf = (ref: RuleRef | undefined) => ref && namedRule(book, ref.id, ref.version);

/** Whether a rule can answer by itself today; otherwise a person must check and say so in writing. */
function isSure(ref: RuleRef | undefined, today: string): boolean {
  const rule = ruleOf(ref);
  return rule !== undefined && assessAll(book, [rule], { filedOn: today, facts: {} })[0]?.doubts.length === 0;
}

const answerPurchase: Handle<Operations['answerPurchase']> = async (call, kit) => {
  const { params, body, principal } = call;
  if (!worksFor(principal, department.name)) return notFound;
  const { state } = await kit.load(housingCase, params.caseId);
  if (state.status === 'none') return notFound;
  const [rule] = state.rules;
  const { homes, words } = body;
  if (words === undefined && !isSure(rule, localDateOf(kit.now())))
    return { ok: false, refusal: { code: 'must-be-written', pointer: '/words' } };
  const answer = { homes, validMonths: settings.validMonths, ...(rule && { rule }), ...(words && { words }) };
  return commanded(desk, call, kit, { type: 'answer-purchase', answer });
};

/** How sure the sources of rules are, for letters. */
const certainties: Readonly<Record<string, Text>> = {
  official: { zh: '官方文件', en: 'official text' },
  press: { zh: '公开报道，待确认', en: 'press, to be confirmed' },
  'other-district': { zh: '其他区的做法，待确认', en: 'another district’s, to be confirmed' },
  design: { zh: '演示设置，虚构', en: 'made up for the demonstration' },
  unknown: { zh: '未查到，待确认', en: 'not found, to be confirmed' },
};

const namedIn = ({ id, version, title, source, certainty, verifiedAt }: RuleSet) => ({
  ...{ id, version, title, source, certainty, verifiedAt },
});

const getPurchaseAnswer: Handle<Operations['getPurchaseAnswer']> = async ({ params: { caseId }, principal }, kit) => {
  const state: HousingCase = (await kit.load(housingCase, caseId)).state;
  const { purchase: answer, outcome, person, stage } = state;
  const seen = isStaff(principal, department) || person === principal.subject;
  if (!seen || !answer || !outcome || stage !== 'ANSWERED') return notFound;
  const found = ruleOf(answer.rule);
  const until = lastValidDay(outcome.at, answer);
  const name = await nameFor(kit, principal, state, 'housing.letter', caseId);
  const letterIn = (language: keyof Text) =>
    rendered(language, settings.letter, `housing-${outcome.at.slice(0, 4)}-${caseId.slice(0, 12)}-P`, {
      ...{ name: name[language], caseId, homes: String(answer.homes) },
      rule: found && `${found.title[language]}（${found.version}）${found.source[language]}`,
      certainty: found && certainties[found.certainty]?.[language],
      words: answer.words?.[language],
      ...{ date: localDateOf(outcome.at), validUntil: until },
    });
  const { homes, words } = answer;
  return {
    ok: true,
    body: {
      ...{ caseId, homes, givenAt: outcome.at, validUntil: until, expired: localDateOf(kit.now()) > until },
      ...(found && { rule: namedIn(found) }),
      ...(words && { words }),
      letter: { zh: letterIn('zh'), en: letterIn('en') },
    },
  };
};

export const purchaseHandles = { answerPurchase, getPurchaseAnswer };
