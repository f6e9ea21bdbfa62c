import { beforeAll, describe, expect, it } from 'vitest';
import { hukouContract } from '../../services/hukou/contract.ts';
import { talentContract } from '../../services/talent/contract.ts';
import type { Archive } from '../../services/talent/rights/archive-schema.ts';
import { walletContract } from '../../services/wallet/contract.ts';
import type { Keyring } from '../../shared/sealed/index.ts';
import { must } from '../journey/world.ts';
import { logEvidence, queueEvidence, tableEvidence } from '../support/evidence.ts';
import type { Platform } from '../support/platform.ts';
import { boxesIn, type Found, masterKeyring } from './boxes.ts';
import { objectKeys, uploadAs } from './files.ts';
import { leaks } from './leaks.ts';
import { marks, writtenMark } from './marks.ts';

const { operations } = talentContract;
const person = 'talent-lin';

/** Of whom everything is told. */
interface Told {
  platform: Platform;
  caseId: string;
}

let platform: Platform;
let keyring: Keyring;
let caseId: string;
let before: { found: Found[]; values: unknown[] };
let archive: Archive;
let files: Record<'lin' | 'wang', string>;

/** An export, files, and a message with the person's sealed name among the dead letters; then the erasure. */
async function goOn(told: Told): Promise<void> {
  ({ platform, caseId } = told);
  for (const id of [person, 'talent-wang'])
    await must(platform.client(id), walletContract.operations.fetchItem, { body: { kind: 'RP' } });
  files = {
    lin: await uploadAs(platform, person, marks.fileName),
    wang: await uploadAs(platform, 'talent-wang', 'degree'),
  };
  expect(kept('lin')).not.toEqual([]);
  const lin = platform.client(person);
  const { requestId } = await must(lin, operations.askRights, { body: { kind: 'export' } });
  await platform.settle();
  archive = await must(lin, operations.getArchive, { params: { requestId } });
  await spoil(boxesIn(await tableEvidence(platform)));
  keyring = await masterKeyring(platform);
  before = await tryAll();
  await erase();
}

const kept = (whose: 'lin' | 'wang') => objectKeys(platform).filter((key) => key.includes(files[whose]));

/** An event that its schema refuses, so that it lies among the dead letters for good. */
async function spoil(found: readonly Found[]): Promise<void> {
  const box = found.find((one) => one.box.person === person && one.box.field === 'applicant/name')?.box;
  const detail = { id: 'evt_spoilt', type: 'plus.talent.application-submitted.v1', streamversion: 1, data: { box } };
  await platform.engine.invoke('plus-local-hukou-inbox', {
    Records: [{ messageId: 'm', body: JSON.stringify({ detail }) }],
  });
  await platform.settle();
}

/** Looks everywhere, and tries to open whatever it finds of the person. */
async function tryAll() {
  const everywhere = [...(await tableEvidence(platform)), ...queueEvidence(platform), ...logEvidence(platform)];
  const found = boxesIn(everywhere).filter(({ box }) => box.person === person || box.person.startsWith('m-'));
  const purpose = { who: person, why: 'test.everything', caseId };
  const values = await Promise.all(found.map(({ box }) => keyring.open(box, purpose)));
  return { found, values };
}

async function erase(): Promise<void> {
  const lin = platform.client(person);
  const { requestId } = await must(lin, operations.askRights, { body: { kind: 'erase' } });
  await platform.settle();
  const params = { requestId };
  const { status, preview } = await must(lin, operations.getRights, { params });
  expect([status, preview?.blocks]).toEqual(['READY', []]);
  await must(lin, operations.confirmErasure, { params });
  await platform.settle();
  expect(await must(lin, operations.getRights, { params })).toMatchObject({ status: 'DONE' });
}

/** What holds once the person of a story that was told is erased. */
export function provesErasure(told: () => Told): void {
  describe('given a person whose whole story is on the platform', () => {
    beforeAll(() => goOn(told()));

    it('then before the erasure their values are found in every kind of place and open', () => {
      const places = new Set(before.found.map(({ place }) => place));
      const logs = ['talent', 'hukou', 'housing', 'education', 'medical', 'wallet', 'notices'].map(
        (name) => `table plus-local-${name}-log`,
      );
      for (const place of [...logs, 'queue plus-local-hukou-inbox-dlq']) expect(places).toContain(place);
      expect(before.values.filter((opened) => !(opened as { ok: boolean }).ok)).toEqual([]);
      for (const value of Object.values(marks)) expect(before.values).toContainEqual({ ok: true, value });
    });

    it('then their export had every value, in the clear for them alone, and nothing sealed', () => {
      const values = archive.records.flatMap((record) => record.values.map(({ value }) => value));
      for (const value of Object.values(marks)) expect(values).toContain(value);
      expect(JSON.stringify(archive)).not.toContain('"sealed"');
      expect(archive.openings.map(({ who }) => who)).toContain('caseworker-hukou');
      expect(archive.openings.some(({ of = '' }) => of.startsWith('m-'))).toBe(true);
    });

    it('when they are erased, then no box anywhere opens, dead letters and everything that was ever published included', async () => {
      const { found, values } = await tryAll();
      expect(found.length).toBeGreaterThanOrEqual(before.found.length);
      expect(found.map(({ place }) => place)).toContain('queue plus-local-hukou-inbox-dlq');
      expect(new Set(values.map((opened) => JSON.stringify(opened)))).toEqual(
        new Set([JSON.stringify({ ok: false, code: 'erased' })]),
      );
    });

    it('then the wrapped key stands in no table', async () => {
      const keys = (await tableEvidence(platform)).filter(({ place }) => place === 'table plus-local-keys');
      expect(keys.filter(({ text }) => text.includes('"wrapped"') && text.includes(person))).toEqual([]);
      expect(keys.some(({ text }) => text.includes('"wrapped"') && text.includes('talent-wang'))).toBe(true);
    });

    it('then no byte of their files is kept, and those of others are', () => {
      expect(kept('lin')).toEqual([]);
      expect(kept('wang')).not.toEqual([]);
    });

    it('then no value stands anywhere in the clear', async () => {
      const everywhere = [...(await tableEvidence(platform)), ...queueEvidence(platform), ...logEvidence(platform)];
      expect(leaks(everywhere)).toEqual([]);
    });

    it('then no list names them but that of their requests, and the notice that it is done', async () => {
      const tables = await tableEvidence(platform);
      const lists = tables
        .filter(({ place }) => place.endsWith('-views'))
        .map(({ text }) => (JSON.parse(text) as { list: { S: string } }).list.S)
        .filter((list) => list.includes(person));
      expect([...new Set(lists)].sort()).toEqual([`notices#person:${person}`, `rights#${person}`]);
    });

    it('then the case that stays on file shows nobody’s name, and none of the words that its staff wrote', async () => {
      const shown = await must(platform.client('caseworker-hukou'), hukouContract.operations.getCase, {
        params: { caseId },
      });
      expect(shown).toMatchObject({ caseId, person: 'erased-person', terminal: true });
      expect(JSON.stringify(shown)).not.toContain(writtenMark);
      const views = (await tableEvidence(platform)).filter(({ place }) => place.endsWith('-views'));
      expect(views.filter(({ text }) => text.includes(writtenMark))).toEqual([]);
    });

    it('then somebody else’s values still open', async () => {
      const wang = boxesIn(await tableEvidence(platform)).filter(({ box }) => box.person === 'talent-wang');
      const purpose = { who: 'talent-wang', why: 'test.other', caseId };
      expect(wang.length).toBeGreaterThan(0);
      for (const { box } of wang) expect(await keyring.open(box, purpose)).toMatchObject({ ok: true });
    });

    it('then they may begin anew', async () => {
      const lin = platform.client(person);
      const item = await must(lin, walletContract.operations.fetchItem, { body: { kind: 'RP' } });
      const content = await must(lin, walletContract.operations.getItemContent, { params: { itemId: item.itemId } });
      expect(content.number).toMatch(/^DEMO-RP/);
    });
  });
}
