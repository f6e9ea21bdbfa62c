import * as z from 'zod/mini';

/** Kinds of appointment, coarse on purpose: no health detail is needed to ask for a slot. */
export const specialities = ['check-up', 'general', 'paediatrics', 'dental', 'eye', 'traditional'] as const;

/** What the talent answers for medical care; a wish, no health detail. */
export const medicalAnswers = z.object({ speciality: z.enum(specialities) });
export type MedicalAnswers = z.output<typeof medicalAnswers>;
