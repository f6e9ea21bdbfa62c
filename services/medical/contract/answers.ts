import * as z from 'zod/mini';
import { type Relative, relativeSchema, relativeShown } from '../../../shared/casework/contract/index.ts';

/** Kinds of appointment, coarse on purpose: no health detail is needed to ask for a slot. */
export const specialities = ['check-up', 'general', 'paediatrics', 'dental', 'eye', 'traditional'] as const;

/** What the talent answers for medical care; a wish, no health detail, and who comes if not the talent. */
export const medicalAnswers = z.object({ speciality: z.enum(specialities), patient: z.optional(relativeSchema) });
export interface MedicalAnswers {
  speciality: (typeof specialities)[number];
  patient?: Relative | undefined;
}

/** The part that is not personal. */
export const medicalFacts = z.object({ speciality: z.enum(specialities), patient: z.optional(relativeShown) });
