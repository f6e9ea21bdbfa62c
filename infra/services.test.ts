import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answering } from '../services/talent/rights/services.ts';
import { services } from './services.ts';

test('the list has every service that has a folder', () => {
  const folders = readdirSync('services').filter((name) => existsSync(`services/${name}/service.ts`));
  const listed = services.map(({ contract }) => contract.service);
  expect([...listed].sort()).toEqual(folders.sort());
});

test('no route is asked for twice', () => {
  const routes = services.flatMap(({ contract }) =>
    Object.values(contract.operations).map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`),
  );
  expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
});

test('every event that a service wants is published by one', () => {
  const published = services.flatMap(({ contract }) => Object.values(contract.events).map(({ type }) => type));
  const wanted = services.flatMap(({ reactions }) => reactions.flatMap(({ events }) => events.map(({ type }) => type)));
  expect([...new Set(wanted)].filter((type) => !published.includes(type))).toEqual([]);
});

test('every service that may use the keys of persons answers what persons ask, and no other does', () => {
  const personal = services.filter(({ personal }) => personal).map(({ contract }) => contract.service);
  const answers = services.filter(({ person }) => person).map(({ contract }) => contract.service);
  expect(answers).toEqual(personal);
  expect([...answering].sort()).toEqual(personal.sort());
});

test('one service alone carries out erasures', () => {
  expect(services.filter(({ erases }) => erases).map(({ contract }) => contract.service)).toEqual(['talent']);
});

test('the bundle of a service exports a handler for each of its functions', () => {
  const named = (service: string): string => readFileSync(`services/${service}/lambda.ts`, 'utf8');
  const lacking = services.flatMap(({ contract, work, files }) => {
    const wanted = ['api', 'relay', 'projector', 'deadlines', ...(work ? ['work'] : []), ...(files ? ['files'] : [])];
    return wanted.filter((name) => !new RegExp(`\\b${name}\\b`).test(named(contract.service)));
  });
  expect(lacking).toEqual([]);
});
