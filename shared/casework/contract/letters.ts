import * as z from 'zod/mini';
import { fields, operation } from '../../contract/index.ts';
import type { Department } from '../department.ts';
import { caseId, namesOf, staff } from './common.ts';

const letterKind = z.enum(['receipt', 'supplement', 'extension', 'decision', 'withdrawal', 'reopening', 'review']);

/** A letter in a list: nothing personal, nor in the name of its file. */
const letter = z.strictObject({
  letterId: fields.id(),
  number: z.string(),
  kind: letterKind,
  issuedAt: fields.instant(),
  title: fields.words,
  fileName: z.string(),
});

/** Letters and receipts of a case. */
export function lettersOf(department: Department) {
  const { noun, one, about } = namesOf(department);
  const common = { method: 'GET', roles: [...staff, 'talent'] } as const;
  return {
    listLetters: operation({
      ...common,
      id: `list${noun}Letters`,
      path: `${one}/letters`,
      summary: about('案件的文书与回执，旧的在前', 'letters and receipts of a case, oldest first'),
      params: caseId,
      output: z.strictObject({ items: z.array(letter) }),
    }),
    getLetter: operation({
      ...common,
      id: `get${noun}Letter`,
      path: `${one}/letters/{letterId}`,
      summary: about(
        '一份文书（中英文 HTML）；姓名只对本人和承办人打开，并留下记录',
        'a letter as HTML in zh and en; the name is opened for the person and their caseworker alone, and that is recorded',
      ),
      params: z.extend(caseId, { letterId: fields.id() }),
      output: z.extend(letter, { html: fields.words }),
    }),
  };
}
