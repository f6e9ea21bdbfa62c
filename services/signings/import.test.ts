import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Principal } from '../../shared/identity/principal.ts';
import { createMemoryService } from '../../shared/testing/memory-service.ts';
import { signings } from './service.ts';

const { operations } = signings.contract;
const office: Principal = { subject: 'signings-office', roles: ['caseworker'], department: 'signings' };
const leader: Principal = { subject: 'leader', roles: ['leader'] };
const announced = readFileSync(new URL('./data/batch-2024-2.json', import.meta.url), 'utf8');
const now = () => Date.parse('2026-11-23T01:00:00Z');

function start() {
  const service = createMemoryService(signings, now);
  const post = (body: object, key?: string) =>
    service.ask(operations.importSignings, { as: office, body, ...(key === undefined ? {} : { key }) });
  const published = (type: string) =>
    service.commits.flatMap((commit) => commit.published).filter((event) => event.type === `plus.signings.${type}.v1`);
  return { ...service, post, published };
}

describe('importing the announced batch', () => {
  test('lands what the announcement states and nothing more', async () => {
    const { post, ask, published } = start();
    const { status, body } = await post({ format: 'json', content: announced });
    expect(status).toBe(200);
    expect(body.totals).toEqual({ rows: 23, landed: 23, unchanged: 0, acceptable: 0, refused: 0 });
    const board = (await ask(operations.getBatch, { as: leader, params: { batchId: '2024-2' } })).body;
    expect(board).toMatchObject({ stage: 'CLOSED', heldOn: '2024-05-23', projects: 23, memoranda: 0, open: 0 });
    expect(board.entries.every((entry: { stage: string }) => entry.stage === 'SIGNED')).toBe(true);
    expect(board.entries[1].names).toEqual({ zh: '萃达万博', en: 'Tradeweb' });
    expect(board.entries[7].names.en).toBe('unnamed project 8/23 (not named in the announcement)');
    const signed = published('project-signed').map((event) => event.data as { first: boolean; countedAmount?: object });
    expect(signed).toHaveLength(23);
    expect(signed.every(({ first, countedAmount }) => first && countedAmount === undefined)).toBe(true);
    expect(published('batch-closed')).toHaveLength(1);
  });

  test('keeps the figures beside the batch as the announcement states them', async () => {
    const { post, ask } = start();
    await post({ format: 'json', content: announced });
    const { body } = await ask(operations.getAnnouncement, { as: leader, params: { announcementId: '2024-2' } });
    expect(body.source.on).toBe('2024-05-23');
    expect(body.statements).toMatchObject([
      { kind: 'batch-projects', count: 23 },
      {
        kind: 'investment-cooperation',
        count: 12,
        named: [{ zh: '五矿发展' }, { zh: '吉利汽车集团' }, { zh: '明州斯睿' }],
      },
      { kind: 'signed-elsewhere', count: 1, class: '100m' },
      { kind: 'memorandum', count: 2 },
      { kind: 'overseas-centre', count: 1 },
    ]);
  });

  test('unnamed projects bear no enterprise, and amounts stay unknown', async () => {
    const { post, ask } = start();
    const { body } = await post({ format: 'json', content: announced });
    const unnamed = await ask(operations.getProject, { as: leader, params: { projectId: body.rows[22].projectId } });
    expect(unnamed.body).toMatchObject({ named: false, amounts: {}, counted: { on: '2024-05-23' } });
    expect(unnamed.body).not.toHaveProperty('enterpriseId');
    const own = { subject: 't', roles: ['enterprise'], enterprise: 'tezign' } satisfies Principal;
    const mine = await ask(operations.listProjects, { as: own });
    expect(mine.body.items).toMatchObject([{ enterpriseId: 'tezign', stage: 'SIGNED' }]);
  });

  test('the same import again changes nothing but says so; a repeated request gets the same answer', async () => {
    const { post, commits } = start();
    const first = await post({ format: 'json', content: announced }, 'one');
    const before = commits.length;
    expect(await post({ format: 'json', content: announced }, 'one')).toEqual(first);
    expect(commits).toHaveLength(before);
    const again = await post({ format: 'json', content: announced }, 'two');
    expect(again.body.totals).toMatchObject({ unchanged: 23, landed: 0, refused: 0 });
    expect(commits.slice(before).map(({ stream }) => stream.split('/')[0])).toEqual(['import']);
    expect((await post({ format: 'json', content: `${announced} ` }, 'one')).body.code).toBe('command-id-reused');
  });

  test('can land as planned, to be signed here', async () => {
    const { post, ask } = start();
    const { body } = await post({
      format: 'json',
      content: JSON.stringify({ ...JSON.parse(announced), standing: 'planned' }),
    });
    expect(body.totals.landed).toBe(23);
    const board = (await ask(operations.getBatch, { as: leader, params: { batchId: '2024-2' } })).body;
    expect(board).toMatchObject({ stage: 'PLANNED', open: 23 });
    expect(board.entries[0].stage).toBe('NEGOTIATING');
  });

  test('a crash after any commit is completed by the same request', async () => {
    const whole = start();
    await whole.post({ format: 'json', content: announced }, 'one');
    for (const keep of [1, 3, 12, 40, 60]) {
      const { post, commits, ask } = start();
      let left = keep;
      const push = commits.push.bind(commits);
      commits.push = (...items) => {
        if (left-- <= 0) throw new Error('crash');
        return push(...items);
      };
      await expect(post({ format: 'json', content: announced }, 'one')).rejects.toThrow();
      left = Number.POSITIVE_INFINITY;
      const { body } = await post({ format: 'json', content: announced }, 'one');
      expect(body.totals).toMatchObject({ rows: 23, refused: 0 });
      const board = (await ask(operations.getBatch, { as: leader, params: { batchId: '2024-2' } })).body;
      expect(board).toMatchObject({ stage: 'CLOSED', projects: 23 });
    }
  });
});

const head = 'key,batch,enterprise_zh,name_zh,sector,stage,signed_on,signed_amount';

describe('importing CSV', () => {
  test('bad rows are refused with line, field, rule and mend; good rows land whole', async () => {
    const { post, commits } = start();
    const content = `\uFEFF${[
      head,
      'A,,示例甲（演示数据）,"研发中心,一期",large-models,,,100 CNY',
      'B,,示例乙（演示数据）,,no-such-sector,,,',
      ',,示例丙（演示数据）,,,,,',
      'D,,,,,,,12.5 万元',
      'E,2031-1,示例戊（演示数据）,,,,,',
      'A,,示例己（演示数据）,,,,,',
      'G,short',
      '',
      'H,,"示例\n辛",,,LEAD,2026-11-01,',
      'I,,示例壬（演示数据）,,,NEGOTIATING,2026-12-24,',
      'J,,,,,,,',
      'K,,示例癸（演示数据）,,new-energy,NEGOTIATING,2026-11-01,500 USD',
    ].join('\r\n')}`;
    const { body } = await post({ format: 'csv', content });
    const told = body.rows.map((row: { line: number; outcome: string; faults?: { field: string }[] }) => [
      row.line,
      row.outcome,
      ...(row.faults ?? []).map(({ field }) => field),
    ]);
    expect(told).toEqual([
      [2, 'landed'],
      [3, 'refused', 'sector'],
      [4, 'refused', 'key'],
      [5, 'refused', 'signed_amount', 'name_zh'],
      [6, 'refused', 'batch'],
      [7, 'refused', 'key'],
      [8, 'refused', ''],
      [10, 'refused', 'enterprise_zh'],
      [12, 'refused', 'signed_on'],
      [13, 'refused', 'name_zh'],
      [14, 'landed'],
    ]);
    for (const { faults = [] } of body.rows)
      for (const { rule, mend } of faults) expect([rule.zh, rule.en, mend.zh, mend.en].every(Boolean)).toBe(true);
    const streams = commits.map(({ stream }) => stream.split('/')[0]);
    expect(streams.filter((name) => name === 'enterprise')).toHaveLength(2);
    expect(
      new Set(commits.filter(({ stream }) => stream.startsWith('project/')).map(({ stream }) => stream)).size,
    ).toBe(2);
  });

  test('check changes nothing at all', async () => {
    const { post, commits } = start();
    const { body } = await post({
      format: 'csv',
      mode: 'check',
      content: `${head}\nA,,示例甲（演示数据）,,,,,\nB,,,,,,,`,
    });
    expect(body.totals).toMatchObject({ acceptable: 1, refused: 1 });
    expect(body).not.toHaveProperty('importId');
    expect(commits).toEqual([]);
  });

  test.each([
    ['csv', 'key,colour\nA,red', 'colour'],
    ['csv', 'enterprise_zh\n示例', 'key'],
    ['csv', 'key,key\nA,B', 'twice'],
    ['csv', 'key\n"A', 'line 2'],
    ['csv', 'key', 'no rows'],
    ['json', '{', 'JSON'],
    ['json', '{"projects":[],"colour":1}', '/colour'],
    ['json', '{"projects":[]}', 'no rows'],
    ['json', '{"signedNamed":[]}', '/batch'],
    ['json', JSON.stringify({ ...JSON.parse(announced), unnamed: 15 }), 'add up'],
  ])('content that cannot be read is told (%s %#)', async (format, content, told) => {
    const { post, commits } = start();
    const { status, body } = await post({ format, content });
    expect([status, body.code]).toEqual([422, 'unreadable-content']);
    expect(body.text.detail.en).toContain(told);
    expect(commits).toEqual([]);
  });

  test('more rows than can land in one request are refused', async () => {
    const rows = Array.from({ length: 1001 }, (_, place) => `K${place},示例（演示数据）`).join('\n');
    const { body } = await start().post({ format: 'csv', content: `key,enterprise_zh\n${rows}` });
    expect(body.code).toBe('too-many-rows');
  });
});

describe('importing JSON rows', () => {
  const batch = { year: 2026, ordinal: 4, names: { zh: '第四批（演示数据）' }, heldOn: '2026-11-20' };
  const row = (key: string, more: object = {}) => ({ key, names: { zh: `项目 ${key}（演示数据）` }, ...more });
  const file = (projects: object[], more: object = {}) => ({
    format: 'json',
    content: JSON.stringify({ batch: { ...batch, ...more }, projects }),
  });

  test('a row that would only half land does not land at all', async () => {
    const { post, ask, commits } = start();
    await post(file([row('A', { stage: 'NEGOTIATING' })]));
    const params = { batchId: '2026-4' };
    await ask(operations.fixAgenda, { as: office, params });
    const { body } = await post(
      file([row('A', { stage: 'NEGOTIATING' }), row('B', { enterprise: { zh: '新企业（演示数据）' } })]),
    );
    expect(body.rows).toMatchObject([{ outcome: 'unchanged' }, { outcome: 'refused', faults: [{ field: '/batch' }] }]);
    expect(commits.some(({ stream }) => stream.startsWith('enterprise/'))).toBe(false);
  });

  test('a batch that was held counts memoranda apart; a stage from which nothing is signed is refused', async () => {
    const { post, ask } = start();
    const signed = { signedOn: '2026-11-20' };
    const { body } = await post(
      file([row('A', signed), row('M', { ...signed, kind: 'memorandum' }), row('L', { ...signed, stage: 'LEAD' })], {
        held: true,
      }),
    );
    expect(body.rows).toMatchObject([
      { outcome: 'landed' },
      { outcome: 'landed' },
      { outcome: 'refused', faults: [{ field: '/signedOn' }] },
    ]);
    const board = await ask(operations.getBatch, { as: leader, params: { batchId: '2026-4' } });
    expect(board.body).toMatchObject({ stage: 'CLOSED', projects: 1, memoranda: 1, open: 0 });
  });

  test('two rows that name one enterprise differently do not both land; a batch that differs stops the import', async () => {
    const { post } = start();
    const named = (en: string) => ({ enterprise: { id: 'tezign', zh: '特赞科技', en } });
    const { body } = await post(file([row('A', named('Tezign')), row('B', named('Other')), row('C', named('Tezign'))]));
    expect(body.rows).toMatchObject([
      { outcome: 'landed' },
      { outcome: 'refused', faults: [{ field: '/enterprise/zh' }] },
      { outcome: 'landed' },
    ]);
    expect((await post(file([row('D')], { heldOn: '2026-11-21' }))).body.code).toBe('batch-differs');
  });

  test('a row that comes again with other contents is refused with the field', async () => {
    const { post } = start();
    await post(file([row('A')]));
    const { body } = await post(file([row('A', { sector: 'new-energy' })]));
    expect(body.rows).toMatchObject([{ outcome: 'refused', faults: [{ field: '/sector' }] }]);
  });

  test('the report is kept', async () => {
    const { post, ask } = start();
    const { body } = await post(file([row('A')]));
    const kept = await ask(operations.getImport, { as: leader, params: { importId: body.importId } });
    expect(kept.body).toEqual(body);
  });
});
