import type { District } from './district.ts';
import { caseworkerOf } from './people.ts';

const name = { zh: '示例', en: 'Example' };

/** A made-up hospital that offers these kinds of appointment. */
export async function openHospital(district: Pick<District, 'call'>, hospitalId: string, kinds: readonly string[]) {
  const coordinator = { name: '演示协调员 / made up', role: name, office: name };
  const body = { hospitalId, names: name, district: name, departments: [name], kinds, coordinator };
  await district.call(caseworkerOf('medical'), 'POST /medical/hospitals', { body });
}
