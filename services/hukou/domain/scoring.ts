import { isDeepStrictEqual } from 'node:util';
import { unlessOwner, whileAsked, wrongStage } from '../../../shared/casework/domain/index.ts';
import type { Text } from '../../../shared/contract/text.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Certainty } from '../../../shared/rules/model.ts';
import data from '../data/scoring.json' with { type: 'json' };
import { hukouDepartment as department } from '../department.ts';
import type { HukouCode } from './filing.ts';
import type { HukouCase, OwnEvent, ScoredItem, Sheet } from './state.ts';

interface Item {
  text: Text;
  /** Whether it counts takes a person's judgement, whatever the settings say. */
  needsPerson?: boolean;
  options: Readonly<Record<string, { text: Text; points: number }>>;
}

/** Settings of a scored channel, with how sure they are. */
export interface Scoring {
  version: string;
  channel: string;
  pass: { points: number; source: Text; certainty: Certainty };
  itemsSource: Text;
  itemsCertainty: Certainty;
  items: Readonly<Record<string, Item>>;
}

export const scoring = data as Scoring;

/** Points of an option; an item that is not stated, or an option that there is not, gives none. */
export const pointsOf = (item: string, option: string | undefined, { items }: Scoring = scoring): number =>
  items[item]?.options[option ?? '']?.points ?? 0;

/** The caseworker scores a case: for each item what counts, and the evidence that was looked at. */
export interface ScoreCase {
  type: 'score';
  items: Record<string, Omit<ScoredItem, 'points'>>;
  reason?: Text | undefined;
}

/** Where the district scores: after the employer filed and until the case is accepted. */
const scoredIn = ['EMPLOYER_FILED', 'DISTRICT_PREREVIEW'];

/** Keeps a sheet with the version of the settings; a later one says why. The same again changes nothing. */
export function scoreCase(
  { items, reason }: ScoreCase,
  state: HukouCase,
  context: Context,
): Decision<OwnEvent, HukouCode> {
  const no = unlessOwner(state, context) ?? whileAsked(state);
  if (no) return no;
  if (state.answers?.channel !== scoring.channel) return refuse('not-scored');
  if (!scoredIn.includes(state.stage)) return wrongStage(department, state);
  const scored = Object.entries(items).map(([id, one]) => [id, { ...one, points: pointsOf(id, one.option) }] as const);
  const bare = scored.find(([, one]) => one.points > 0 && one.documents.length + (one.items?.length ?? 0) === 0);
  if (bare) return refuse('evidence-missing', { pointer: `/items/${bare[0]}/documents` });
  const stray = unknownItem(items, state);
  if (stray) return refuse('item-not-handed-in', { pointer: stray });
  const sum = scored.reduce((all, [, { points }]) => all + points, 0);
  const { version, pass } = scoring;
  const sheet: Sheet = { version, pass: pass.points, items: Object.fromEntries(scored), sum };
  const last = state.sheets?.at(-1);
  if (!last) return accept({ type: 'case-scored', sheet });
  if (isDeepStrictEqual(last.items, sheet.items) && last.version === version) return accept();
  if (!reason) return refuse('reason-needed', { pointer: '/reason' });
  return accept({ type: 'case-scored', sheet: { ...sheet, reason } });
}

/** Where the first item stands that the applicant did not hand in for this case. */
function unknownItem(items: ScoreCase['items'], { handedIn = [] }: HukouCase): string | undefined {
  const named = Object.entries(items).flatMap(([id, { items: all = [] }]) =>
    all.map((item, at) => ({ item, pointer: `/items/${id}/items/${at}` })),
  );
  return named.find(({ item }) => !handedIn.includes(item))?.pointer;
}

/** A case of the scored channel is accepted with a sheet at or over its pass mark alone. */
export function unlessPassed(state: HukouCase, to: string) {
  if (to !== 'ACCEPTED' || state.answers?.channel !== scoring.channel) return undefined;
  const last = state.sheets?.at(-1);
  if (!last) return refuse('score-missing');
  return last.sum < last.pass ? refuse('score-too-low', { detail: sumOf(last) }) : undefined;
}

/** A refusal for the score needs a sheet that says so. */
export function unlessBelow({ sheets = [] }: HukouCase, reasonCode: string) {
  if (reasonCode !== 'score-below-pass') return undefined;
  const last = sheets.at(-1);
  if (last && last.sum < last.pass) return undefined;
  const detail = last ? sumOf(last) : { zh: '还没有评分表', en: 'there is no scoring sheet' };
  return refuse('reason-mismatch', { pointer: '/reasonCode', detail });
}

const sumOf = ({ sum, pass }: Sheet): Text => ({
  zh: `评分 ${sum}，分数线 ${pass}`,
  en: `it scores ${sum}, the pass mark is ${pass}`,
});

/** Items and their points as stated, with what is sure of it; every figure that is not official leaves it to a person. */
export function scored(stated: Readonly<Record<string, string | undefined>>, settings: Scoring) {
  const { version, channel, pass, itemsSource: source, itemsCertainty: certainty } = settings;
  const items = Object.entries(settings.items).map(([item, { text, needsPerson = false, options }]) => {
    const option = stated[item];
    const most = Math.max(...Object.values(options).map(({ points }) => points));
    const points = pointsOf(item, option, settings);
    return { item, text, ...(option && { option }), points, most, needsPerson, source, certainty };
  });
  const sum = items.reduce((all, { points }) => all + points, 0);
  const unanswered = items.filter(({ option }) => option === undefined).map(({ item }) => item);
  const reaches = sum >= pass.points;
  const sure = pass.certainty === 'official' && certainty === 'official';
  const judged = items.some(({ needsPerson, points }) => needsPerson && points > 0);
  const plain = reaches ? ('reached' as const) : ('not-reached' as const);
  const answer = sure && !judged && unanswered.length === 0 ? plain : ('person-must-check' as const);
  return { version, channel, pass, items, sum, unanswered, reaches, answer };
}
