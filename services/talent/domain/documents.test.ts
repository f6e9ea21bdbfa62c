import fc from 'fast-check';
import { expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { documents } from '../documents/documents.ts';
import { type DocumentNoted, type NoteDocument, unfit } from './documents.ts';

const note = (version: number, state = 'READY', more: object = {}): NoteDocument => ({
  type: 'note-document',
  itemId: 'i1',
  kind: 'CON',
  state,
  version,
  ...more,
});
const today = '2026-11-23';
const known = (...notes: NoteDocument[]) =>
  given(
    documents,
    notes.map((one): DocumentNoted => ({ ...one, type: 'document-noted' })),
  ).state;
const hukou = 'hukou' as const;
const asked = { documents: ['CON'], unnamed: [], items: ['i1'], wants: [{ service: hukou, kind: 'CON' }] };

test.each([
  [known(), 'unknown'],
  [known(note(1, 'DELETED')), 'unknown'],
  [known(note(1, 'EXPIRED')), 'expired'],
  [known(note(1, 'READY', { expiresOn: '2026-11-22' })), 'expired'],
  [known(note(1, 'REFUSED')), 'not-ready'],
  [known(note(1, 'READY', { kind: 'TAX' })), 'of-other-kind'],
])('given %o, when a supplement points at it, then it is %s', (state, code) => {
  expect(unfit(state, asked, today)).toEqual([{ pointer: '/items/0', code }]);
});

test('given a ready one, when a supplement points at it, then it fits; a kind without one is told', () => {
  const state = known(note(1, 'READY', { expiresOn: today }));
  expect(unfit(state, asked, today)).toEqual([]);
  const wants = [...asked.wants, { service: hukou, kind: 'TAX' }, { service: 'housing' as const, kind: 'TAX' }];
  expect(unfit(state, { ...asked, documents: ['CON', 'TAX'], wants }, today)).toEqual([
    { pointer: '/documents/1', code: 'missing' },
  ]);
});

test('given a department that asked in words, when a supplement points at any kind, then it fits; an answer without one is told', () => {
  const state = known(note(1));
  const inWords = { documents: [], unnamed: [hukou], items: ['i1'], wants: [{ service: hukou }] };
  expect(unfit(state, inWords, today)).toEqual([]);
  const alike = { ...inWords, documents: ['CON'], wants: [...inWords.wants, ...asked.wants] };
  expect(unfit(state, alike, today)).toEqual([{ pointer: '/services/0', code: 'unanswered' }]);
  expect(unfit(state, { ...alike, said: true }, today)).toEqual([]);
  expect(unfit(state, { ...asked, items: [], said: true }, today)).toEqual([
    { pointer: '/documents/0', code: 'missing' },
  ]);
});

test('given a member for whom it is asked, when a document is another’s, then it is told; some may come later', () => {
  const wants = ['m-1', 'm-2'].map((memberId) => ({ ...{ service: hukou, kind: 'CON' }, memberId }));
  const told = (memberId?: string) => unfit(known(note(1, 'READY', { memberId })), { ...asked, wants }, today);
  for (const other of [undefined, 'm-3'])
    expect(told(other)).toEqual([{ pointer: '/items/0', code: 'of-another-person', wanted: ['m-1', 'm-2'] }]);
  expect(told('m-1')).toEqual([]);
  const both = known(note(1, 'READY', { memberId: 'm-1' }), note(1, 'READY', { itemId: 'i2', memberId: 'm-2' }));
  expect(unfit(both, { ...asked, wants, items: ['i1', 'i2'] }, today)).toEqual([]);
  const taxes = { ...asked, documents: ['CON', 'TAX'], wants: [...wants, { service: hukou, kind: 'TAX' }] };
  expect(unfit(both, taxes, today)).toEqual([{ pointer: '/documents/1', code: 'missing' }]);
});

test('given words of the wallet in any order and repeated, then the newest counts', () => {
  const states = fc.uniqueArray(
    fc.record({ version: fc.nat(20), state: fc.constantFrom('READY', 'EXPIRED', 'DELETED') }),
    {
      selector: ({ version }) => version,
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(states, fc.gen(), (all, gen) => {
      const order = gen(() => fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }));
      let events: DocumentNoted[] = [];
      for (const { version, state } of order) {
        const { decision } = given(documents, events).when(note(version, state));
        if (decision.ok) events = [...events, ...decision.events];
      }
      const newest = all.reduce((a, b) => (a.version > b.version ? a : b));
      expect(given(documents, events).state.known.i1).toMatchObject(newest);
    }),
  );
});
