import { educationStated } from '../../education/contract.ts';
import { housingStated } from '../../housing/contract.ts';
import { hukouStated } from '../../hukou/contract.ts';
import { medicalStated } from '../../medical/contract.ts';
import written from '../data/form.json' with { type: 'json' };
import { type KnownFacts, readForm } from './read.ts';

/** The facts that the departments' rules know. */
export const knownFacts: KnownFacts = {
  hukou: hukouStated.facts,
  housing: housingStated.facts,
  education: educationStated.facts,
  medical: medicalStated.facts,
};

/** The form of the joint application, as `data/form.json` has it. */
export const formDefinition = readForm(written, knownFacts);
