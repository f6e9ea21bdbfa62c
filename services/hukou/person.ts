import { type Elsewhere, everyRow, type PersonPart } from '../../shared/rights/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import { hukouCase } from './case.ts';
import { hukouDepartment as department } from './department.ts';
import type { HukouCase } from './domain/state.ts';
import { examined, objectionsOf, shownObjection } from './noticed.ts';
import { caseOf } from './publicity.ts';
import type { OwnObjection } from './publicity-contract.ts';

/** A case as its applicant gets it: what was objected to, and never by whom. */
const withoutObjectors = (data: unknown): unknown => {
  const { objections, ...rest } = data as HukouCase;
  return { ...rest, ...(objections && { objections: objections.map(examined) }) };
};

/** The cases of others to which a person objected. */
async function objectedBy(person: string, kit: Kit): Promise<string[]> {
  const rows = await everyRow<OwnObjection>(kit, objectionsOf(person));
  const cases = await Promise.all([...new Set(rows.map(({ noticeId }) => noticeId))].map((id) => caseOf(id, kit)));
  return [...new Set(cases.filter((id) => id !== undefined))];
}

/** What a person objected to, with what they wrote; nothing of the case that it is part of. */
const objections: Elsewhere = {
  code: 'objection',
  schema: 'hukou.objection.v1',
  title: { zh: '对公示的异议', en: 'Objection to a public notice' },
  purpose: { zh: '核查异议', en: 'examining the objection' },
  recipients: [department.title],
  source: { zh: '您提出的异议', en: 'your objection' },
  async find(person, kit) {
    const cases = (await objectedBy(person, kit)).map((id) => kit.load(hukouCase, id));
    const all = (await Promise.all(cases)).flatMap(({ state }) => (state as HukouCase).objections ?? []);
    return all
      .filter(({ by }) => by === person)
      .map((one) => ({ id: one.objectionId, data: { ...shownObjection(one), text: one.text }, remains }));
  },
};

const remains = {
  reason: {
    zh: '异议及核查结论是案件记录的一部分，保留但不再与您关联，内容不可读。',
    en: 'That there was an objection, and what was found, is part of the case; it stays under nobody’s name, and its text unreadable.',
  },
  source: { zh: '系统设计，未查到规定，待确认', en: 'by design; no rule was found, to be confirmed' },
  certainty: 'design',
};

/** Hukou's part in persons' rights: casework's, without what cases say of others, and with what persons objected to. */
export const hukouPerson = (part: PersonPart): PersonPart => ({
  ...part,
  kinds: part.kinds.map((kind) =>
    kind.aggregate.name === hukouCase.name
      ? { ...kind, shown: (state, id) => withoutObjectors(kind.shown(state, id)) }
      : kind,
  ),
  elsewhere: [objections],
  async forget(person, kit) {
    for (const caseId of await objectedBy(person, kit))
      await kit.execute(hukouCase, caseId, { type: 'let-objector-go', person });
  },
});
