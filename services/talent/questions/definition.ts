import { educationStated } from '../../education/contract.ts';
import { housingStated } from '../../housing/contract.ts';
import { hukouStated } from '../../hukou/contract.ts';
import { medicalStated } from '../../medical/contract.ts';
import written from '../data/form.json' with { type: 'json' };
import type { FormFile } from './file.ts';
import { type KnownFacts, resolveForm } from './resolve.ts';

/** The facts that the departments' rules know. */
export const knownFacts: KnownFacts = {
  hukou: hukouStated.facts,
  housing: housingStated.facts,
  education: educationStated.facts,
  medical: medicalStated.facts,
};

/** The form of the joint application, as `data/form.json` has it. A test reads it with every check. */
export const formDefinition = resolveForm(written as FormFile, knownFacts);
