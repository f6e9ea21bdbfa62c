import * as z from 'zod/mini';
import { fields, told } from '../contract/index.ts';
import type { FactSpec, FactSpecs } from './model.ts';

/** Days that a rule may be asked about: years of four digits, within living memory. */
export const ruleDay = () =>
  fields
    .day()
    .check(
      z.refine(
        (day) => day >= '1950-01-01' && day <= '2100-12-31',
        told(
          '日期必须在 1950 年至 2100 年之间',
          'the day must lie in the years 1950 to 2100',
          '请检查年份',
          'check the year',
        ),
      ),
    );

/** A first and a last day, in their order. */
const period = z
  .tuple([ruleDay(), ruleDay()])
  .check(
    z.refine(
      ([from, to]) => from <= to,
      told(
        '一段时间的结束日不得早于开始日',
        'a period must not end before it starts',
        '请先写开始日，再写结束日',
        'write the first day first, then the last',
      ),
    ),
  );

const codes = (values: readonly string[]) => z.enum(values as [string, ...string[]]);

/** What a value of this fact must be. */
export function factSchema(spec: FactSpec): z.ZodMiniType {
  switch (spec.type) {
    case 'yes-no':
      return z.boolean();
    case 'number':
      return (spec.whole ? z.int() : z.number()).check(z.minimum(spec.min), z.maximum(spec.max));
    case 'choice':
      return codes(Object.keys(spec.values));
    case 'name':
      return fields.line(100);
    case 'day':
      return ruleDay();
    case 'periods':
      return z.array(period).check(z.maxLength(50));
    case 'record':
      return recordOf(spec);
    default:
      return spec satisfies never;
  }
}

function recordOf({ fields: parts }: Extract<FactSpec, { type: 'record' }>): z.ZodMiniType {
  const shape = Object.entries(parts).map(([name, { values }]) => [
    name,
    z.optional(values ? codes(values) : fields.line(100)),
  ]);
  return z.strictObject(Object.fromEntries(shape));
}

/** What may be stated: each fact of its type, none that is not declared. Facts are values and never read as FEEL. */
export const factsSchema = (specs: FactSpecs) =>
  z.strictObject(
    Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, z.optional(factSchema(spec))])) as Record<
      string,
      z.ZodMiniOptional<z.ZodMiniType>
    >,
  );
