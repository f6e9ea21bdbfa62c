import fc from 'fast-check';
import type { CloudEvent, PublicEvent } from '../../../shared/contract/index.ts';
import { housingContract } from '../../housing/contract.ts';
import { hukouContract } from '../../hukou/contract.ts';
import { talentContract } from '../../talent/contract.ts';

export const person = 'ana';
const ward = 'm-child';
/** Documents of the person's, by whom they are about. */
export const documents: Readonly<Record<string, string>> = { own: person, childs: ward };
const items = Object.keys(documents);
const departments = ['hukou', 'housing'] as const;
const applications = ['one', 'two'];

/** What was given documents; a check of a home is a matter of its own, under the consents of its case. */
export interface Matter {
  department: (typeof departments)[number];
  caseId: string;
  applicationId: string;
}
const cases: readonly Matter[] = departments.flatMap((department) =>
  applications.map((id) => ({ department, caseId: id, applicationId: id })),
);
const check: Matter = { department: 'housing', caseId: 'one-r1', applicationId: 'one' };
export const matters = [...cases, check];

/** What an event says, for the test's own reckoning; of what is said about the same, the newest version holds. */
interface Word {
  about: string;
  holds: boolean;
  version: number;
}
export interface Told {
  event: CloudEvent;
  words: readonly Word[];
}

const at = '2026-11-23T09:00:00.000+08:00';
const told = (declared: PublicEvent, subject: string, streamversion: number, data: object): CloudEvent => ({
  specversion: '1.0',
  id: `${declared.type} ${subject} ${streamversion}`,
  type: declared.type,
  source: 'plus/made-up',
  ...{ subject, streamversion, time: at, datacontenttype: 'application/json' },
  data: { ...(declared.example as object), ...data },
});

const consentWord = (recipient: string, subject: string, applicationId = ''): string =>
  `consent ${recipient} ${subject} ${applicationId}`;
const wordOf = (what: string, { department, caseId }: Omit<Matter, 'applicationId'>): string =>
  `${what} ${department} ${caseId}`;

/** All that may be consented to here; what is for something else than using documents again opens none. */
const terms = departments.flatMap((recipient) => [
  { recipient, subject: person, purpose: 'document-reuse' },
  { recipient, subject: ward, purpose: 'document-reuse' },
  { recipient, subject: person, purpose: 'document-reuse', applicationId: 'one' },
  { recipient, subject: person, purpose: 'handling' },
]);

/** The talent gives what does not stand and withdraws what does, one after the other. */
function consentsOf(flips: readonly number[]): Told[] {
  const { consentGiven, consentWithdrawn } = talentContract.events;
  const standing = new Set<object>();
  return flips.flatMap((flip, index) => {
    const one = terms[flip];
    if (!one) return [];
    const holds = !standing.delete(one);
    if (holds) standing.add(one);
    const [version, { recipient, subject, applicationId }] = [index + 1, one];
    const data = { ...one, consentId: `c-${version}`, person, at };
    const event = told(holds ? consentGiven : consentWithdrawn, `consent/${person}`, version, data);
    const about = consentWord(recipient, subject, applicationId);
    return [{ event, words: one.purpose === 'document-reuse' ? [{ about, holds, version }] : [] }];
  });
}

const once = (about: string): Word => ({ about, holds: true, version: 1 });

/** Both departments are handed the same documents: with the submission, or when both ask for them. */
function handedOver(applicationId: string, later: boolean): Told {
  const { applicationSubmitted, supplementAnswered } = talentContract.events;
  const whose = { applicationId, person };
  const given = departments.map((service) => ({ service, items }));
  const handed = departments.flatMap((service) => items.map((itemId) => ({ service, itemId, kind: 'CON' })));
  const event = later
    ? told(supplementAnswered, `application/${applicationId}`, 2, { ...whose, items, services: departments, given })
    : told(applicationSubmitted, `application/${applicationId}`, 1, { ...whose, documents: handed });
  return { event, words: departments.map((department) => once(wordOf('has', { department, caseId: applicationId }))) };
}

const eventsOf = { hukou: hukouContract.events, housing: housingContract.events };

/** A case ends and is reopened, so many times in all, and whoever leads has a review of it. */
function lifeOf(one: Matter, turns: number, reviewed: boolean): Told[] {
  const { department, caseId } = one;
  const { caseDecided, caseReopened, reviewAssigned } = eventsOf[department];
  const subject = `case/${caseId}`;
  const ends = Array.from({ length: turns }, (_, turn): Told => {
    const [version, holds] = [turn + 2, turn % 2 === 0];
    const event = told(holds ? caseDecided : caseReopened, subject, version, { caseId });
    return { event, words: [{ about: wordOf('closed', one), holds, version }] };
  });
  const review = told(reviewAssigned, `review/${caseId}`, 1, { caseId, reviewId: `${caseId}-1`, owner: 'lead' });
  return reviewed ? [...ends, { event: review, words: [once(wordOf('review', one))] }] : ends;
}

/** A home is checked: documents are handed in for it, and it is over. */
const checked = [true, false].map((open, index): Told => {
  const version = index + 1;
  const data = { recheckId: check.caseId, caseId: check.applicationId, person, items, open };
  const event = told(housingContract.events.recheckProgressed, `recheck/${check.caseId}`, version, data);
  return {
    event,
    words: [open ? once(wordOf('has', check)) : { about: wordOf('closed', check), holds: true, version }],
  };
});

const takenBack = (applicationId: string): Told => {
  const data = { applicationId, person, services: departments };
  const event = told(talentContract.events.applicationWithdrawn, `application/${applicationId}`, 3, data);
  return { event, words: departments.map((department) => once(wordOf('back', { department, caseId: applicationId }))) };
};

const story = fc.record({
  flips: fc.array(fc.nat({ max: terms.length - 1 }), { minLength: 8, maxLength: 24, size: 'max' }),
  later: fc.boolean(),
  turns: fc.array(fc.nat({ max: 3 }), { minLength: cases.length, maxLength: cases.length }),
  reviewed: fc.boolean(),
  back: fc.subarray(applications, { maxLength: 1 }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** Everything that happens, in the order in which it did. */
export const happenedIn = ({ flips, later, turns, reviewed, back }: Story): Told[] => [
  ...applications.map((id) => handedOver(id, later)),
  ...consentsOf(flips),
  ...cases.flatMap((one, index) => lifeOf(one, turns[index] ?? 0, reviewed)),
  ...checked,
  ...back.map(takenBack),
];

/** Somebody tries to open a document. */
const attempt = fc.record({
  itemId: fc.constantFrom(...items),
  matter: fc.constantFrom(...matters),
  lead: fc.boolean(),
});
export type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

/** Which event comes next, whether it stays to come once more, and what is tried then. */
const step = fc.record({ which: fc.nat(), again: fc.boolean(), attempts: fc.array(attempt, { maxLength: 2 }) });

export const courses = fc.record({
  story,
  steps: fc.array(step, { minLength: 15, maxLength: 70, size: 'max' }),
});

/** What comes of an attempt: the document opens, or why not. */
export type Answer = 'open' | 'not-found' | 'case-closed' | 'consent-missing';

/** What has been heard so far, and by that what must come of an attempt. */
export function reckoning() {
  const heard = new Map<string, Word>();
  const holds = (about: string): boolean => heard.get(about)?.holds === true;
  return {
    /** Answers which of its words come too late, since a newer one of the same is known. */
    hear({ words }: Told): readonly Word[] {
      const late = words.filter(({ about, version }) => (heard.get(about)?.version ?? 0) >= version);
      for (const word of words) if (!late.includes(word)) heard.set(word.about, word);
      return late;
    },
    expected({ itemId, matter, lead }: Attempt): Answer {
      const { department, applicationId } = matter;
      const reviews = lead && holds(wordOf('review', matter));
      if (!holds(wordOf('has', matter)) || (lead && !reviews)) return 'not-found';
      const over = holds(wordOf('closed', matter)) || holds(wordOf('back', matter));
      if (over && !reviews) return 'case-closed';
      const by = ['', applicationId].map((one) => consentWord(department, documents[itemId] ?? '', one));
      return by.some(holds) ? 'open' : 'consent-missing';
    },
  };
}
