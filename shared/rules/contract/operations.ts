import * as z from 'zod/mini';
import { operation, type Text, text } from '../../contract/index.ts';
import { factsSchema, ruleDay } from '../facts.ts';
import type { FactSpecs } from '../model.ts';
import { anyFact, precheckAnswer } from './answer.ts';
import { rulesListing } from './listing.ts';

/** What of a department's rules its contract needs: the facts that may be stated, and the rules that there are. */
export interface Stated {
  facts: FactSpecs;
  ids: readonly string[];
  /** Of what may be stated, made once. */
  schema: ReturnType<typeof factsSchema>;
}

/** The part of a generated file that a contract needs, with its types. */
export function stated(generated: unknown): Stated {
  const { facts, ids } = generated as Pick<Stated, 'facts' | 'ids'>;
  return { facts, ids, schema: factsSchema(facts) };
}

/** What a precheck answers of the form already: a portal carries it into a new draft (`startDraft`). */
const impliedForm = z.strictObject({
  formVersion: z.string(),
  services: z.array(z.string()),
  /** By the id of the form's question. */
  answers: z.record(z.string(), anyFact),
  /** Facts that the form does not ask for, and consents, which are given in the form alone. */
  notTaken: z.array(z.string()),
});
export type ImpliedForm = z.output<typeof impliedForm>;

interface Told {
  name: string;
  title: Text;
}

/** The operations on a department's rules that anyone may call: `precheckHukou`, `listHukouRules`. */
export function rulesOperations({ name, title }: Told, { schema, ids }: Stated, example: unknown) {
  const noun = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const about = (zh: string, en: string): Text => text(`${title.zh}：${zh}`, `${title.en}: ${en}`);
  return {
    precheck: operation({
      id: `precheck${noun}`,
      method: 'POST',
      path: `/${name}/precheck`,
      summary: about('预检，匿名，不保存任何内容', 'check beforehand; anonymous, nothing is stored'),
      roles: 'anyone',
      stores: false,
      body: z.strictObject({
        /** One rule, or every rule of the department. */
        rule: z.optional(z.enum(ids as [string, ...string[]])),
        facts: schema,
        /** The filing date; today in Shanghai when left out. */
        filedOn: z.optional(ruleDay()),
      }),
      output: z.extend(precheckAnswer, { form: z.optional(impliedForm) }),
      example,
    }),
    listRules: operation({
      id: `list${noun}Rules`,
      method: 'GET',
      path: `/${name}/rules`,
      summary: about(
        '规则的全部版本：条件、依据、有效期、是否确认',
        'every version of its rules: conditions, sources, periods, how sure',
      ),
      roles: 'anyone',
      output: rulesListing,
    }),
  };
}
export type RulesOperations = ReturnType<typeof rulesOperations>;
