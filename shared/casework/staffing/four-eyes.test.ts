import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Principal } from '../../identity/index.ts';
import { type Office, startOffice } from '../testing/office.ts';
import { officeService } from '../testing/office-service.ts';
import { caseworkerOf, leadOf } from '../testing/people.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(officeService());
});
afterAll(() => office.stop());

interface Shown {
  code?: string;
  inForce: { kinds: { kind: string; text: { en: string } }[] };
  next?: { from: string };
  chosen?: { by: string };
  possible: { kind: string }[];
  certainty: string;
}
const [worker, lead] = [caseworkerOf('office'), leadOf('office')];
const ops: Principal = { subject: 'ops-demo', roles: ['ops'] };
const reason = { zh: '试行（演示数据）', en: 'On trial (made up)' };
const shown = (who: Principal) => office.call<Shown>(who, 'GET /office/four-eyes');
const choose = (who: Principal, kinds: string[], more = {}) =>
  office.call<Shown>(who, 'PUT /office/four-eyes', { body: { kinds, reason, ...more } });
const rejected = async (caseId: string) => {
  await office.opened(caseId);
  return (await office.works(caseId, 'decision', { outcome: 'rejected', reasonCode: 'misfits' })).body;
};

describe('four eyes as a setting', () => {
  test('given none, when staff look, then every kind can be chosen, and that it is a choice of this platform is said', async () => {
    const { body } = await shown(worker);
    expect(body).toMatchObject({ inForce: { kinds: [] }, certainty: 'made-up' });
    expect(body.possible.map(({ kind }) => kind)).toEqual(['approved', 'rejected', 'fits', 'misfits']);
    for (const stranger of [caseworkerOf('housing'), leadOf('housing')])
      expect((await shown(stranger)).status).toBe(404);
    expect((await choose(leadOf('housing'), ['rejected'])).status).toBe(404);
    expect((await choose(worker, ['rejected'])).status).toBe(403);
    expect((await choose(lead, ['unknown-kind'])).status).toBe(400);
    expect((await choose(lead, [], { above: { amount: 1, currency: 'CNY' } })).body.code).toBe('no-amounts');
  });

  test('given the lead chooses a kind, when its minute is over, then such decisions wait for a second person, until ops turn it off', async () => {
    expect(await rejected('e1')).toMatchObject({ terminal: true });
    const chosen = await choose(lead, ['misfits']);
    expect(chosen.body).toMatchObject({ inForce: { kinds: [] }, next: { from: '2026-11-23T09:01:00.000+08:00' } });
    expect(await rejected('e2')).toMatchObject({ terminal: true });
    await office.advanceTo('2026-11-23T09:01:00+08:00');
    const now = (await shown(ops)).body;
    expect(now.inForce.kinds).toEqual([{ kind: 'misfits', text: { zh: '不符', en: 'It does not' } }]);
    expect(now).toMatchObject({ chosen: { by: 'lead-office' } });
    expect(now.next).toBeUndefined();
    expect(await rejected('e3')).toMatchObject({ terminal: false, awaitingSecond: true });
    await choose(ops, []);
    await office.advanceTo('2026-11-23T09:02:00+08:00');
    expect(await rejected('e4')).toMatchObject({ terminal: true });
    const second = { params: { caseId: 'e3' }, body: { confirm: true } };
    const route = 'POST /office/cases/{caseId}/decision-confirmation';
    expect((await office.call(lead, route, second)).body).toMatchObject({ terminal: true });
  });
});
