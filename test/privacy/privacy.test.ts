import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hukouContract } from '../../services/hukou/contract.ts';
import { noticesContract } from '../../services/notices/contract.ts';
import { talentContract } from '../../services/talent/contract.ts';
import { must } from '../journey/world.ts';
import { type Evidence, logEvidence, queueEvidence, tableEvidence } from '../support/evidence.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { provesErasure } from './erasure.ts';
import { leaks } from './leaks.ts';
import { marks, openMark, writtenMark } from './marks.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import { applyWithMarks, finish, openAsCaseworker, subscribeToAll } from './story.ts';

const { operations } = talentContract;

let platform: Platform;
let partner: Recorder;
let caseId: string;
let opened: Awaited<ReturnType<typeof openAsCaseworker>>;
let tables: Evidence[];

beforeAll(async () => {
  platform = await startPlatform();
  partner = await startRecorder();
  await subscribeToAll(platform, partner.target);
  caseId = await applyWithMarks(platform);
  opened = await openAsCaseworker(platform, caseId);
  await finish(platform, caseId);
  tables = await tableEvidence(platform);
});

afterAll(async () => {
  await partner?.stop();
  await platform?.stop();
});

describe('given personal values that came through the API, when everything has run', () => {
  it('then it has run: no message is dead, and the engine has refused nothing to a function', () => {
    const dead = Object.entries(platform.engine.queues()).filter(([name]) => name.endsWith('-dlq'));
    expect(dead.filter(([, { visible, inFlight, delayed }]) => visible + inFlight + delayed > 0)).toEqual([]);
    expect(platform.engine.troubles()).toEqual([]);
  });

  it('then none of them stands in any table, packed commits included', () => {
    expect(leaks(tables)).toEqual([]);
  });

  it('then none of them stands in any queue, dead letters included', () => {
    expect(leaks(queueEvidence(platform))).toEqual([]);
  });

  it('then none of them stands in any log', () => {
    expect(leaks(logEvidence(platform))).toEqual([]);
  });

  it('then none of them went to the partner, in body or table', () => {
    const sent = partner.received().map((one) => ({ place: 'what the partner got', text: JSON.stringify(one) }));
    expect(sent.length).toBeGreaterThan(0);
    expect(leaks(sent)).toEqual([]);
    expect(sent.filter(({ text }) => text.includes('sealed'))).toEqual([]);
  });

  it('then no words of the staff went to the partner, though all else did that they stand in', () => {
    const told = partner.received().filter(({ body }) => body.includes('plus.hukou.case-progressed.v1'));
    expect(told.some(({ body }) => body.includes('askedAt'))).toBe(true);
    expect(told.filter(({ body }) => body.includes(writtenMark))).toEqual([]);
    expect(tables.some(({ text }) => text.includes(writtenMark))).toBe(true);
  });

  it('then none of them stands in any file, whatever has been deleted from the tables and queues since', () => {
    const files = globSync('**/*', { cwd: platform.dataDir }).map((name) => join(platform.dataDir, name));
    const evidence = files
      .filter((file) => statSync(file).isFile())
      .map((file) => ({ place: file, text: readFileSync(file, 'utf8') }));
    expect(leaks(evidence)).toEqual([]);
    expect(evidence.some(({ text }) => text.includes(caseId))).toBe(true);
  });

  it('then messages went to the talent, from a sender that may open the number and tells it to nobody', async () => {
    const ops = platform.client('ops-one');
    const { items } = await must(ops, noticesContract.operations.listMailbox, {});
    expect(items.map(({ subject }) => subject)).toContain(`Application received: ${caseId}`);
    expect(new Set(items.map(({ to }) => to))).toEqual(new Set(['contact/phone']));
    expect(leaks([{ place: 'the mailbox', text: JSON.stringify(items) }])).toEqual([]);
  });

  it('then what is not personal is found in all of these places, so the search sees', () => {
    const logs = tables.filter(({ place }) => place.endsWith('-log'));
    expect(new Set(logs.filter(({ text }) => text.includes(openMark)).map(({ place }) => place))).toEqual(
      new Set(
        ['talent', 'hukou', 'housing', 'education', 'medical', 'partners'].map(
          (name) => `table plus-local-${name}-log`,
        ),
      ),
    );
    expect(partner.received().some(({ body }) => body.includes(openMark))).toBe(true);
    expect(logEvidence(platform).some(({ text }) => text.includes('request-done'))).toBe(true);
  });
});

describe('given sealed values, when someone wants to see them', () => {
  it('then the caseworker who has the case sees them all, opened by the keyring', () => {
    const values = opened.fields.map(({ value }) => value);
    for (const value of [marks.name, marks.phone, marks.idNumber, marks.supplement]) expect(values).toContain(value);
  });

  it('then who, why and which case is on record for the person, for each value', async () => {
    const { items } = await must(platform.client('talent-lin'), operations.listOpenings, {});
    const byWorker = items.filter(({ who }) => who === 'caseworker-hukou');
    expect(byWorker.map(({ field }) => field).toSorted()).toEqual(opened.fields.map(({ field }) => field).toSorted());
    for (const one of byWorker)
      expect(one).toMatchObject({ caseId, department: 'hukou', purpose: { en: 'Reviewing the application' } });
    expect(items.filter(({ who }) => who === 'talent-lin').length).toBeGreaterThan(0);
    expect(new Set(items.map(({ who }) => who))).toEqual(new Set(['talent-lin', 'caseworker-hukou', 'notices']));
  });

  it('then others neither see them nor learn of them', async () => {
    const ask = { params: { caseId }, body: { purpose: 'review' } } as const;
    const stranger = await platform.client('caseworker-housing')(hukouContract.operations.openPersonal, ask);
    expect(stranger).toMatchObject({ ok: false, status: 404 });
    const other = platform.client('talent-wang');
    expect((await must(other, operations.listOpenings, {})).items).toEqual([]);
    const params = { applicationId: caseId };
    expect(await other(operations.getApplication, { params })).toMatchObject({ ok: false, status: 404 });
    expect(await other(operations.getApplicationForm, { params })).toMatchObject({ ok: false, status: 404 });
  });
});

// The same story goes on: what was left everywhere must be closed for good.
provesErasure(() => ({ platform, caseId }));
