import type * as z from 'zod/mini';
import { localDateOf } from '../../calendar/index.ts';
import type { Refusal } from '../../contract/index.ts';
import { answerOf, assessAll, isNewer, keptRules, namedRule, refOf, stated } from '../../rules/index.ts';
import type { Facts, RuleRef } from '../../rules/model.ts';
import { type Handle, notFound } from '../../service/index.ts';
import { type CaseRules, commanded, type Desk, isStaff, leads } from '../desk.ts';
import { factsOf, openedFacts, withStated } from './facts.ts';
import type { CaseRulesOperations } from './operations.ts';

type Handles = { [K in keyof CaseRulesOperations]: Handle<CaseRulesOperations[K]> };

/** A department's desk whose rules are data. */
type RuledDesk<A, Facts extends z.ZodMiniType, C, R extends string> = Desk<A, Facts, C, R> & { rules: CaseRules<A> };

/** Moves a case to a newer version of a rule, and assesses facts by the versions it is kept under. */
export const caseRulesHandles = <A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: RuledDesk<A, Facts, C, R>,
): { [K in keyof Handles]: Handles[K] } => ({ moveCaseRules: movingOf(desk), assessCase: assessingOf(desk) });

const movingOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>(
    desk: RuledDesk<A, Facts, C, R>,
  ): Handle<CaseRulesOperations['moveCaseRules']> =>
  async (call, kit) => {
    const { department, aggregate, rules } = desk;
    const { body, params, principal } = call;
    if (!isStaff(principal, department)) return notFound;
    const to = namedRule(rules.book, body.rule, body.version);
    if (!to) return { ok: false, refusal: { code: 'unknown-version', pointer: '/version' } };
    const { state } = await kit.load(aggregate, params.caseId);
    const kept = state.rules.find(({ id }) => id === to.id);
    const from = kept && namedRule(rules.book, kept.id, kept.version);
    if (from && from !== to && !isNewer(to, from))
      return { ok: false, refusal: { code: 'older-version', pointer: '/version' } };
    const asLead = leads(principal, department);
    return commanded(desk, call, kit, { type: 'move-rules', to: refOf(to), reason: body.reason, asLead });
  };

const assessingOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>(
    desk: RuledDesk<A, Facts, C, R>,
  ): Handle<CaseRulesOperations['assessCase']> =>
  async ({ params, body, principal, expectedVersion }, kit) => {
    const { department, rules } = desk;
    const { book } = rules;
    if (!isStaff(principal, department)) return notFound;
    const stating = { caseId: params.caseId, facts: stated(body.facts), principal, expectedVersion };
    const said = await withStated(desk, stating, kit);
    if (!said.ok) return said;
    const { state } = said;
    const { found, unavailable } = keptRules(book, state.rules);
    const filedOn = localDateOf(state.openedAt);
    const { open: purpose } = body;
    const opened = await openedFacts(department, state, { caseId: params.caseId, principal, purpose }, kit);
    if (!opened.ok) return opened;
    const told = factsOf(book.facts, state, { ...opened.facts, ...stated(body.facts) });
    const known = (await desk.knows?.(state, params.caseId, kit)) ?? {};
    const facts = { ...told.facts, ...known };
    const saidBy = { ...told.saidBy, ...byPlatform(known) };
    // Whoever moved the case decided that the version holds for it, from that day.
    const movedOn = ({ id }: RuleRef) => state.rulesMoved.findLast(({ to }) => to.id === id)?.at;
    const asOf = (rule: RuleRef) => {
      const at = movedOn(rule);
      return at === undefined ? undefined : localDateOf(at);
    };
    const assessed = assessAll(book, found, { filedOn, facts }, asOf);
    const answers = assessed.map(({ rule, result }) => ({ rule: refOf(rule), result }));
    const keep = { type: 'keep-answers', answers, asLead: leads(principal, department) } as const;
    const kept = await kit.execute(desk.aggregate, params.caseId, keep, said.expectedVersion);
    if (!kept.ok) return { ok: false, refusal: kept.refusal as Refusal<never> };
    const output = { ...answerOf(book, filedOn, assessed), unavailable, saidBy, sealed: told.sealed };
    // With the case's version after it, so that who assessed goes on without another reading.
    return { ok: true, body: output, version: kept.version };
  };

const byPlatform = (known: Facts) => Object.fromEntries(Object.keys(known).map((fact) => [fact, 'platform' as const]));
