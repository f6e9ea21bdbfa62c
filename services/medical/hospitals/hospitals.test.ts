import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonSchemaOf } from '../../../infra/docs/json-schema.ts';
import { openHospital } from '../../../shared/casework/testing/hospital.ts';
import { type Office, startOffice } from '../../../shared/casework/testing/office.ts';
import { caseworkerOf } from '../../../shared/casework/testing/people.ts';
import type { AnyOperation } from '../../../shared/contract/index.ts';
import type { ListedHospital } from '../contract/hospitals.ts';
import { medicalContract } from '../contract.ts';
import catalogue from '../data/hospitals.json' with { type: 'json' };
import { medical } from '../service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(medical);
  for (const { hospitalId, ...body } of catalogue.hospitals) await set(hospitalId, body);
  await office.settle();
});
afterAll(() => office.stop());

const worker = caseworkerOf('medical');
const anyone = { subject: 'anyone', roles: [] };
const one = 'POST /medical/hospitals';
const set = (hospitalId: string, body: object, who = worker) =>
  office.call<{ code?: string }>(who, one, { body: { hospitalId, ...body } });
const slot = (slotId: string, more: object = {}) =>
  office.call<{ code?: string }>(worker, 'POST /medical/slots', {
    body: {
      ...{ slotId, hospitalId: 'demo-hospital-city', speciality: 'check-up' },
      ...{ startsAt: '2027-03-01T09:00:00+08:00', ...more },
    },
  });

test('given the catalogue, when anyone looks, then hospitals, office and coming slots are told, and no coordinator’s name', async () => {
  await slot('later', { startsAt: '2027-04-01T09:00:00+08:00' });
  await slot('sooner');
  await office.settle();
  const { body } = await office.call<{ items: ListedHospital[] }>(anyone, 'GET /medical/hospitals');
  expect(body.items.map(({ hospitalId }) => hospitalId)).toEqual(['demo-hospital-city', 'demo-hospital-district']);
  expect(body.items[0]).toMatchObject({
    district: { zh: '徐汇区' },
    coordinator: { role: { en: 'Contact for talents' } },
  });
  expect(body.items[0]?.slots[0]).toEqual({
    ...{ speciality: 'check-up', upcoming: 2, more: false, earliest: '2027-03-01T09:00:00+08:00' },
  });
  expect(body.items[1]?.slots[0]).toEqual({ speciality: 'check-up', upcoming: 0, more: false });
  expect(JSON.stringify(body)).not.toContain('演示协调员');
  expect((await office.call(anyone, 'GET /medical/hospitals', { query: { cursor: 'no' } })).status).toBe(400);
});

test('given a hospital, when staff change it, then it is changed; others find none', async () => {
  const shown = (hospitalId: string, who = worker) =>
    office.call(who, 'GET /medical/hospitals/{hospitalId}', { params: { hospitalId } });
  const { hospitalId: _id, ...city } = catalogue.hospitals[0] as (typeof catalogue.hospitals)[number];
  const first = await set('third', { ...city, kinds: ['eye'] });
  expect((await set('third', { ...city, kinds: ['eye'] })).etag).toBe(first.etag);
  expect((await shown('third')).body).toMatchObject({
    kinds: ['eye'],
    coordinator: { name: '演示协调员甲 / made up' },
  });
  expect((await shown('third', caseworkerOf('hukou'))).status).toBe(404);
  expect((await shown('nowhere')).status).toBe(404);
  expect((await set('third', city, caseworkerOf('hukou'))).status).toBe(404);
  const number = { ...city.coordinator, office: { zh: '13800000000', en: '13800000000' } };
  expect((await set('third', { ...city, coordinator: number })).status).toBe(400);
});

test('given a slot, when its hospital is unknown or does not offer it, then it is refused; a booking names coordinator and office', async () => {
  expect((await slot('x', { hospitalId: 'nowhere' })).body.code).toBe('unknown-hospital');
  await openHospital(office, 'eyes-only', ['eye']);
  expect((await slot('x', { hospitalId: 'eyes-only' })).body.code).toBe('kind-not-offered');
  expect((await slot('sooner')).status).toBe(201);
  await office.opened('b1', ['ENTITLEMENT_OK']);
  const booked = await office.works('b1', 'booking', { slotId: 'sooner' });
  expect(booked.body.granted).toMatchObject({ text: { zh: expect.stringContaining('演示协调员甲') } });
  expect(booked.body.granted).toMatchObject({ text: { en: expect.stringContaining('Desk on the ground floor') } });
});

/** Whether a body has a text that is neither an id, one of a list, nor a date. */
const takesWords = (schema: unknown): boolean => {
  const { type, enum: listed, format, maxLength, properties, items } = schema as Record<string, never>;
  if (type === 'string') return listed === undefined && format === undefined && Number(maxLength ?? 0) > 64;
  return [...Object.values(properties ?? {}), ...(items ? [items] : [])].some(takesWords);
};

test('given what a talent can write, when the contract is read, then it says everywhere that no health detail is needed', () => {
  const all: AnyOperation[] = Object.values(medicalContract.operations);
  const wordy = all.filter(({ roles, body }) => roles.includes('talent') && takesWords(jsonSchemaOf(body)));
  expect(wordy.length).toBeGreaterThan(2);
  for (const { id, description } of wordy) {
    expect([id, description?.en]).toEqual([id, expect.stringContaining('No health detail')]);
    expect([id, description?.zh]).toEqual([id, expect.stringContaining('病情')]);
  }
});
