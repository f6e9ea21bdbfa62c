import * as z from 'zod/mini';
import { fields, publicEvent, type Text } from '../../contract/index.ts';

const turn = z.object({
  /** The line, for instance `public-rental`. */
  line: fields.id(),
  caseId: fields.id(),
  itemId: fields.id(),
});

/** Told when something has come free and it is a case's turn to have it. */
export const turnGiven = <const Name extends string>(department: { name: Name; title: Text }) =>
  publicEvent({
    type: `plus.${department.name}.turn-given.v1`,
    summary: {
      zh: `${department.title.zh}：空出的依次轮到下一个申请`,
      en: `${department.title.en}: what came free goes to the next in line`,
    },
    data: turn,
    example: { line: 'made-up', caseId: 'case-made-up', itemId: 'item-made-up' },
  });
