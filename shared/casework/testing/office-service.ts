import * as z from 'zod/mini';
import { contract, publicEvent, text } from '../../contract/index.ts';
import { defineService, on } from '../../service/index.ts';
import { caseAggregate } from '../aggregate.ts';
import { type Applicant, applicantSchema, employerSchema } from '../applicant.ts';
import { caseworkOf } from '../casework.ts';
import { caseworkContract } from '../contract/contract.ts';
import type { CaseCommand } from '../domain/commands.ts';
import { decideCase } from '../domain/decide.ts';
import { openCase, withdrawCase } from '../reactions.ts';
import { office, type Wish } from './played.ts';
import { submittedData } from './submitted.ts';

const facts = z.object({ wish: z.string() });
const { operations, events } = caseworkContract(
  { ...office, settings: { ...office.settings, review: { ...office.settings.review, byEmployer: true } } },
  { schema: facts },
);

const data = z.object({
  applicationId: z.string(),
  person: z.string(),
  submittedAt: z.string(),
  applicant: applicantSchema,
  employer: employerSchema,
});
const submitted = publicEvent({
  type: 'plus.talent.application-submitted.v1',
  summary: text('示例', 'Example'),
  data,
  example: submittedData('one'),
});
const taken = publicEvent({
  type: 'plus.talent.application-withdrawn.v1',
  summary: text('示例', 'Example'),
  data: z.object({ applicationId: z.string(), person: z.string() }),
  example: { applicationId: 'one', person: 'talent-one' },
});

/** The made-up department, with the settings that a test wants, as a service of its own. */
export function officeService(changes: Partial<typeof office.settings> = {}) {
  const department = {
    ...office,
    settings: { ...office.settings, review: { ...office.settings.review, byEmployer: true }, ...changes },
  };
  const aggregate = caseAggregate(department, events, (command: CaseCommand<Wish>, state, context) =>
    decideCase<Wish>(department, command, state, context),
  );
  const desk = { department, events, aggregate, facts };
  const casework = caseworkOf(desk);
  const services = [office.name];
  return defineService({
    contract: contract({ service: 'office', title: office.title, operations, events }),
    aggregates: casework.aggregates,
    personal: true,
    operations: casework.operations,
    reactions: [
      ...casework.reactions,
      on(submitted, ({ data: { applicant, ...told } }, kit) =>
        openCase(desk, { ...told, applicant: applicant as Applicant, services }, { wish: 'something' }, kit),
      ),
      on(taken, ({ data: told }, kit) => withdrawCase(desk, { ...told, services }, kit)),
    ],
  });
}
