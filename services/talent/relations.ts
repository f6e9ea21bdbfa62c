/** Whom of the family an application can name. */
export const relations = ['spouse', 'child'] as const;
export type Relation = (typeof relations)[number];
