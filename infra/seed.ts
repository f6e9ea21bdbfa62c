import { readFileSync } from 'node:fs';
import { educationContract } from '../services/education/contract.ts';
import { housingContract } from '../services/housing/contract.ts';
import { hukouContract } from '../services/hukou/contract.ts';
import { incubatorsContract } from '../services/incubators/contract.ts';
import { medicalContract } from '../services/medical/contract.ts';
import { signingsContract } from '../services/signings/contract.ts';
import { type BodyInput, type Client, createClient } from '../shared/client/client.ts';
import { patient } from '../shared/client/patient.ts';

type Hospital = BodyInput<typeof medicalContract.operations.setHospital>;
type Offered = BodyInput<typeof incubatorsContract.operations.offerResource>;
type School = BodyInput<typeof educationContract.operations.registerSchool>;

/** What the start hands to a seed. */
interface SeedContext {
  apiUrl: string;
  token(personaId: string): Promise<string>;
  progress(message: string): void;
}

/** A machine that is busy with what was left from before the stop may let the first calls run out of time. */
const patienceMs = 120_000;

const read = (path: string): string => readFileSync(new URL(`../services/${path}`, import.meta.url), 'utf8');

/** Imports the announced batch, the incubators' first resources and the catalogue of schools, through the API; the same content again changes nothing. */
export async function seed({ apiUrl, token, progress }: SeedContext): Promise<{ hints: string[] }> {
  const as = (persona: string) => patient(createClient({ baseUrl: apiUrl, token: () => token(persona) }), patienceMs);
  await importBatch(as('signings-office'), progress);
  await offerResources(as('incubator-staff'), progress);
  await registerSchools(as('caseworker-education'), progress);
  await setHospitals(as('caseworker-medical'), progress);
  await putOnRosters(as, progress);
  const hints = [
    'npm run journey   # the main job as a story 主流程演示',
    `curl -s -H "Authorization: Bearer $TOKEN" ${apiUrl}/talent/applications   # as a talent 以人才身份`,
  ];
  return { hints };
}

/** The district's second collective signing of 2024, as the signings office would import it. */
async function importBatch(office: Client, progress: SeedContext['progress']): Promise<void> {
  const content = read('signings/data/batch-2024-2.json');
  const answer = await office(signingsContract.operations.importSignings, {
    // The same key at every start: the import is there once.
    idempotencyKey: 'seed-batch-2024-2',
    body: { format: 'json', content },
  });
  if (!answer.ok) throw new Error(`the announced batch was not imported: ${answer.problem.title}`);
  const { landed, unchanged, refused } = answer.body.totals;
  progress(`batch 2024-2: ${landed} rows imported, ${unchanged} were there, ${refused} refused`);
}

async function offerResources(staff: Client, progress: SeedContext['progress']): Promise<void> {
  const { resources } = JSON.parse(read('incubators/data/seed.json')) as { resources: Offered[] };
  for (const body of resources) {
    const answer = await staff(incubatorsContract.operations.offerResource, {
      idempotencyKey: `seed-${body.resourceId}`,
      body,
    });
    if (!answer.ok) throw new Error(`${body.resourceId} was not offered: ${answer.problem.title}`);
  }
  progress(`incubators: ${resources.length} resources offered`);
}

/** The schools that guardians can wish for, with their places; all made up. */
async function registerSchools(caseworker: Client, progress: SeedContext['progress']): Promise<void> {
  const { schools } = JSON.parse(read('education/data/schools.json')) as { schools: School[] };
  for (const body of schools) {
    const idempotencyKey = `seed-${body.schoolId}-${body.schoolYear}`;
    const answer = await caseworker(educationContract.operations.registerSchool, { idempotencyKey, body });
    if (!answer.ok) throw new Error(`${body.schoolId} was not registered: ${answer.problem.title}`);
  }
  progress(`education: ${schools.length} schools registered (made up)`);
}

/** The hospitals that take part, with their coordinators; all made up. */
async function setHospitals(caseworker: Client, progress: SeedContext['progress']): Promise<void> {
  const { hospitals } = JSON.parse(read('medical/data/hospitals.json')) as { hospitals: Hospital[] };
  for (const body of hospitals) {
    const request = { idempotencyKey: `seed-${body.hospitalId}`, body };
    const answer = await caseworker(medicalContract.operations.setHospital, request);
    if (!answer.ok) throw new Error(`${body.hospitalId} was not set: ${answer.problem.title}`);
  }
  progress(`medical: ${hospitals.length} hospitals (made up)`);
}

const departments = {
  hukou: hukouContract.operations.putOnRoster,
  housing: housingContract.operations.putOnRoster,
  education: educationContract.operations.putOnRoster,
  medical: medicalContract.operations.putOnRoster,
} as const;

/** The demonstration's caseworkers, so that their lead can give them work from the first day. */
async function putOnRosters(as: (persona: string) => Client, progress: SeedContext['progress']): Promise<void> {
  for (const [name, operation] of Object.entries(departments))
    for (const person of [`caseworker-${name}`, `caseworker-${name}-second`]) {
      const request = { idempotencyKey: `seed-roster-${person}`, body: { person } };
      const answer = await as(`lead-${name}`)(operation, request);
      if (!answer.ok) throw new Error(`${person} was not put on the roster: ${answer.problem.title}`);
    }
  progress('rosters: two caseworkers in each department (made up)');
}
