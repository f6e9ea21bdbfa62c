import { educationContract } from '../../../services/education/contract.ts';
import { housingContract } from '../../../services/housing/contract.ts';
import { incubatorsContract } from '../../../services/incubators/contract.ts';
import { madeUpHospital, medicalContract } from '../../../services/medical/contract.ts';
import { schoolYearOf } from '../../journey/steps/school-year.ts';
import { must, type World } from '../../journey/world.ts';

export const schoolId = 'fault-school';

/** How much there is to grant: less than is asked for. */
export const stock = { units: 8, places: 8, slots: 8, resources: 5, capacity: 300 } as const;

export const resourceOf = (index: number): string => `fault-resource-${index % stock.resources}`;

const names = (zh: string, en: string) => ({ zh: `${zh}（演示数据）`, en: `${en} (made up)` });
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Registers units, school places, slots and resources; the appointments are at `startsAt`. */
export async function layIn(world: World, startsAt: string): Promise<void> {
  await must(world.as('caseworker-medical'), medicalContract.operations.setHospital, {
    body: { ...madeUpHospital, hospitalId: 'fault-hospital' },
  });
  await Promise.all([
    ...numbers(stock.units).map((index) => registerUnit(world, index)),
    ...numbers(stock.slots).map((index) => registerSlot(world, index, startsAt)),
    ...numbers(stock.resources).map((index) => offerResource(world, index)),
    must(world.as('caseworker-education'), educationContract.operations.registerSchool, {
      body: {
        schoolId,
        name: names('示例小学', 'Example primary school'),
        schoolYear: schoolYearOf(Date.now()),
        places: stock.places,
      },
    }),
  ]);
}

const registerUnit = (world: World, index: number) =>
  must(world.as('caseworker-housing'), housingContract.operations.registerUnit, {
    body: {
      unitId: `fault-unit-${index}`,
      kind: 'public-rental',
      estate: names('示例人才公寓', 'Example flats'),
      rooms: 1,
      areaM2: 38,
      monthlyRent: { amount: 240_000, currency: 'CNY' },
    },
  });

const registerSlot = (world: World, index: number, startsAt: string) =>
  must(world.as('caseworker-medical'), medicalContract.operations.registerSlot, {
    body: {
      slotId: `fault-slot-${index}`,
      hospitalId: 'fault-hospital',
      speciality: 'check-up',
      startsAt,
    },
  });

const offerResource = (world: World, index: number) =>
  must(world.as('incubator-staff'), incubatorsContract.operations.offerResource, {
    body: {
      resourceId: resourceOf(index),
      incubator: { id: 'fault-incubator', names: names('示例孵化器', 'Example incubator') },
      kind: 'space',
      names: names('示例工位区', 'Example floor'),
      capacity: stock.capacity,
    },
  });
