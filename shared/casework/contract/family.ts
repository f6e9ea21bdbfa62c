import * as z from 'zod/mini';
import { fields } from '../../contract/index.ts';
import { type Sealed, sealedExample, sealedSchema } from '../../sealed/index.ts';

const relation = z.enum(['spouse', 'child']);

/** A member of the applicant's family whom an application names; sealed under the member's own key. */
export const relativeSchema = z.object({
  memberId: fields.id(),
  relation,
  name: sealedSchema(z.string()),
  birthDate: sealedSchema(z.string()),
});
export interface Relative {
  memberId: string;
  relation: z.output<typeof relation>;
  name: Sealed<string>;
  birthDate: Sealed<string>;
}

/** What of them is not personal. */
export const relativeShown = z.object({ memberId: fields.id(), relation });

export const relativeExample: Relative = {
  ...{ memberId: 'm-0123456789abcdef0123', relation: 'child' },
  ...{ name: sealedExample('member/name'), birthDate: sealedExample('member/birthDate') },
};
