import { describe, expect, test } from 'vitest';
import { contract } from '../contract/index.ts';
import type { DomainEvent } from '../log/index.ts';
import { type Aggregate, type AnyAggregate, accept, nobody } from '../log/index.ts';
import { defineService } from '../service/index.ts';
import { createMemoryService } from '../testing/memory-service.ts';
import { personAskedSchema, personEventsOf, recordRetiredSchema } from './contract.ts';
import { personKind } from './part.ts';

interface Note {
  person: string;
  text: string;
}
type Noted = DomainEvent & Note;

/** Notes of persons; one of them is big enough for a part of its own. */
const note: Aggregate<Note, Note & { type: 'write' }, Noted, never> = {
  name: 'note',
  initial: { person: '', text: '' },
  decide: ({ person, text }) => accept({ type: 'noted', person, text }),
  evolve: (_state, { person, text }) => ({ person, text }),
  personal: { of: ({ person }) => person, forgotten: () => ({ person: nobody, text: '' }) },
};

const event = (name: string, data: unknown) =>
  ({ type: `plus.talent.${name}.v1`, summary: { zh: '', en: '' }, data, example: {}, personal: [] }) as never;
const asked = {
  personInquired: event('person-inquired', personAskedSchema),
  personErased: event('person-erased', personAskedSchema),
  recordRetired: event('record-retired', recordRetiredSchema),
};
const text = { zh: '便条', en: 'note' };
const ids = ['a', 'b', 'c', 'other', 'none'];
const events = personEventsOf('notes');
const notes = defineService({
  contract: contract({ service: 'notes', title: text, operations: {}, events }),
  aggregates: [note as unknown as AnyAggregate],
  operations: {},
  reactions: [],
  personal: true,
  person: {
    asked,
    events,
    kinds: [
      personKind<Note>({
        aggregate: note as unknown as AnyAggregate,
        ...{ schema: 'notes.note.v1', title: text, purpose: text, recipients: [text], source: text },
        shown: (state) => state,
        blocks: ({ text: said }) => (said === 'short' ? { reason: text, mend: text } : undefined),
      }),
    ],
    find: async () => ids.map((id) => ({ aggregate: note, id })),
  },
});

async function started() {
  const service = createMemoryService(notes);
  const said: Record<string, string> = { a: 'x'.repeat(30_000), b: 'short', c: 'y'.repeat(20_000), other: 'z' };
  for (const [id, words] of Object.entries(said)) {
    const person = id === 'other' ? 'eve' : 'ana';
    await service.write(note, id, { type: 'write', person, text: words });
  }
  const tell = (name: string, id = `evt_${name}`) =>
    service.tell({
      ...{ specversion: '1.0', id, type: `plus.talent.${name}.v1`, source: 'plus/talent', subject: 'rights/r1' },
      ...{ time: '2026-11-23T09:00:00.000+08:00', datacontenttype: 'application/json', streamversion: 1 },
      data: { requestId: 'r1', person: 'ana', at: '2026-11-23T09:00:00.000+08:00' },
    });
  const published = () => service.commits.flatMap((commit) => commit.published);
  return { service, tell, published };
}

describe('a service’s part', () => {
  test('given an inquiry, when it comes twice, then everything of the person is said once, in small parts, and nothing of others', async () => {
    const { tell, published } = await started();
    await tell('person-inquired');
    await tell('person-inquired');
    await tell('person-inquired', 'evt_another');
    const parts = published().map(({ data }) => data as { part: number; last: boolean; records: { id: string }[] });
    expect(parts.map(({ part, last, records }) => [part, last, records.map(({ id }) => id)])).toEqual([
      [1, false, ['a']],
      [2, true, ['b', 'c']],
    ]);
    expect(parts[1]).toMatchObject({
      person: 'ana',
      service: 'notes',
      kinds: [{ code: 'note' }],
      records: [{ blocks: {} }, {}],
    });
  });

  test('given a function that stops between two parts, when the inquiry comes again, then the rest is said, too', async () => {
    const { service, tell, published } = await started();
    const { commits } = service.runtime;
    const { append } = commits;
    let left = 1;
    commits.append = async (...what) => {
      left -= 1;
      if (left < 0) throw new Error('stopped');
      return append(...what);
    };
    await expect(tell('person-inquired')).rejects.toThrow();
    commits.append = append;
    // What is held may have changed meanwhile; what was said stays said.
    await service.write(note, 'a', { type: 'write', person: 'ana', text: 'w'.repeat(30_000) });
    await tell('person-inquired');
    expect(published().map(({ data }) => data)).toMatchObject([
      { part: 1, last: false, records: [{ id: 'a', data: { text: expect.stringContaining('x') } }] },
      { part: 2, last: true, records: [{ id: 'b' }, { id: 'c' }] },
    ]);
  });

  test('given an erasure, when it comes twice, then what does not block is let go once, silently, and that is said once', async () => {
    const { service, tell, published } = await started();
    await tell('person-erased');
    await tell('person-erased', 'evt_another');
    const forgotten = service.commits.filter(({ events: [first] }) => first?.type === 'person-forgotten');
    expect(forgotten.map(({ stream, published: told }) => [stream, told])).toEqual([
      ['note/a', []],
      ['note/c', []],
    ]);
    expect(published()).toMatchObject([{ type: 'plus.notes.person-forgotten.v1', data: { records: 2 } }]);
    await tell('person-inquired');
    expect(published().at(-1)?.data).toMatchObject({ part: 1, last: true, records: [{ id: 'b' }] });
  });
});
