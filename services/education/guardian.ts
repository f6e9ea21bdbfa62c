import { toShanghai } from '../../shared/calendar/index.ts';
import { commanded, isStaff, positionIn } from '../../shared/casework/index.ts';
import { type Handle, type Kit, notFound } from '../../shared/service/index.ts';
import { desk, educationCase } from './case.ts';
import type { educationContract } from './contract.ts';
import data from './data/windows.json' with { type: 'json' };
import { coordinationRule, defaultCategory, educationDepartment as department } from './department.ts';
import { type EducationCase, preferencesOf, termOf, wishesOf } from './domain/case.ts';
import { declinesLeft, ifDeclined } from './domain/declining.ts';
import { wordsOf } from './domain/declining-words.ts';
import { changingWishes } from './domain/preferences.ts';
import { calendarOf, windows } from './domain/windows.ts';
import { listOf, schoolOf } from './domain/wishes.ts';
import { waitingList } from './lists.ts';
import { schoolFound } from './schools/school.ts';

type Operations = typeof educationContract.operations;

/** Only schools of the catalogue of the case's school year can be wished for; one that is withdrawn stays where it was named before. */
const setPreferences: Handle<Operations['setPreferences']> = async (call, kit) => {
  const { params, body, principal } = call;
  const { state } = await kit.load(educationCase, params.caseId);
  if (state.person !== principal.subject) return notFound;
  const { schoolYear } = termOf(state);
  const { preferences } = body;
  const found = await Promise.all(preferences.map((schoolId) => schoolFound(kit, { schoolId, schoolYear })));
  const unknown = found.findIndex(({ details }) => !details);
  if (unknown >= 0) return { ok: false, refusal: { code: 'unknown-school', pointer: `/preferences/${unknown}` } };
  const before = preferencesOf(state);
  const gone = found.findIndex(({ withdrawn }, place) => withdrawn && !before.includes(preferences[place] ?? ''));
  if (gone >= 0) return { ok: false, refusal: { code: 'school-withdrawn', pointer: `/preferences/${gone}` } };
  return commanded(desk, call, kit, { type: 'set-preferences', preferences });
};

const answerPlacement: Handle<Operations['answerPlacement']> = (call, kit) =>
  commanded(desk, call, kit, { type: 'answer-placement', accept: call.body.confirm });

const { text, source, certainty, verifiedAt } = coordinationRule;
const rule = { text, source, certainty, verifiedAt };

/** The wishes and, while the case waits, where it stands on each school's list. */
async function wishesShown(kit: Kit, state: EducationCase, caseId: string) {
  const { schoolYear } = termOf(state);
  const waits = state.status === 'open' && state.stage === 'COORDINATED';
  return Promise.all(
    wishesOf(state).map(async (wish) => {
      const { withdrawn } = await schoolFound(kit, { schoolId: wish.schoolId, schoolYear });
      const shown = { ...wish, ...(withdrawn && { withdrawn: true }) };
      if (!waits) return shown;
      const list = await kit.load(waitingList, listOf(wish.schoolId, schoolYear));
      return { ...shown, ...positionIn(list.state, caseId) };
    }),
  );
}

/** What declining leads to, before anybody declines. */
function ifDeclinedShown(state: EducationCase, at: string) {
  const given = state.hold && schoolOf(state.hold);
  const left = { declinesLeft: declinesLeft(state, given) };
  if (state.stage !== 'PLACED') return left;
  const effect = ifDeclined(state, given, at, windows);
  const { leads, next } = effect;
  const more = leads === 'waiting-lists' ? { schools: effect.schools } : { why: effect.why };
  return { ...left, ifDeclined: { leads, ...more, schoolYear: next.term.schoolYear, text: wordsOf(effect) } };
}

const showPlace: Handle<Operations['showPlace']> = async ({ params: { caseId }, principal }, kit) => {
  const state: EducationCase = (await kit.load(educationCase, caseId)).state;
  const seen = isStaff(principal, department) || state.person === principal.subject;
  if (!seen || !state.answers) return notFound;
  const { hold, until, status, category = defaultCategory, draw, offers = [] } = state;
  const { schoolYear, batch } = termOf(state);
  const { window } = calendarOf({ schoolYear }, windows);
  const asOf = toShanghai(kit.now());
  const held = hold && {
    id: hold.id,
    text: hold.text,
    ...(until !== undefined && status === 'open' && { confirmBy: until }),
  };
  const body = {
    ...{ caseId, asOf, schoolYear, category, rule },
    ...(batch !== undefined && { batch }),
    ...(window && { window: shownWindow(window) }),
    ...(draw && { draw }),
    wishes: await wishesShown(kit, state, caseId),
    ...(held && { held }),
    offers: [...offers],
    ...ifDeclinedShown(state, asOf),
    changingWishes: changingWishes(state, asOf, windows),
  };
  return { ok: true, body };
};

const shownWindow = ({ verification, ...rest }: (typeof windows)[number]) => ({
  ...rest,
  verification: [...verification],
});

const listWindows: Handle<Operations['listWindows']> = async () => {
  const items = windows.map(shownWindow);
  return { ok: true, body: { source: data.source, certainty: data.certainty, verifiedAt: data.verifiedAt, items } };
};

export const guardianHandles = { setPreferences, answerPlacement, showPlace, listWindows };
