import * as z from 'zod';

/** A property that AWS reads and one machine has no use for; it is accepted and passed over. */
export const passedOver = z.unknown().optional();

/** Numbers and booleans may stand in templates as strings. */
export const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
export const boolean = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);
export const text = z.string();
/** An IAM document stands as an object or, in some resources, as a string of JSON. */
export const document = z.union([
  z.record(z.string(), z.unknown()),
  z.string().transform((json): unknown => JSON.parse(json)),
]);

/** A name where the template gives none: stable over restarts, unique over stacks. */
export const generatedName = ({ stack, logicalId }: { stack: string; logicalId: string }): string =>
  `${stack}-${logicalId}`.slice(0, 64);
