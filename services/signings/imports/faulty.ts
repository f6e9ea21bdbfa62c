import type * as z from 'zod/mini';
import { text } from '../../../shared/contract/index.ts';
import { faultsOf } from '../../../shared/http/faults.ts';
import { type Content, unreadable } from './content.ts';

/** The first thing that is wrong with a file as a whole. */
export function faulty(issues: readonly z.core.$ZodIssue[]): Content {
  const [fault] = faultsOf(issues);
  const { zh, en } = fault?.rule ?? text('不符合规则', 'does not fit the rule');
  return unreadable(text(`${fault?.pointer}：${zh}`, `${fault?.pointer}: ${en}`));
}
