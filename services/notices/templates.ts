import * as z from 'zod/mini';
import type { Text } from '../../shared/contract/index.ts';
import raw from './data/templates.json' with { type: 'json' };

/** What a parameter may be; nothing personal fits any of them but `words`, which subject lines may not use. */
const paramKinds = {
  service: z.string().check(z.regex(/^[a-z-]{1,32}$/)),
  number: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  day: z.iso.date(),
  count: z.int(),
  words: z.object({ zh: z.string(), en: z.string() }),
} as const;
type ParamKind = keyof typeof paramKinds;

export type Param = string | number | Text;
export type Params = Readonly<Record<string, Param>>;

const texts = z.strictObject({ zh: z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) });
const templateSchema = z.strictObject({
  /** Breaks quiet hours and is never gathered into a digest. */
  urgent: z.boolean(),
  /** Goes out by SMS or e-mail too; otherwise in-app alone. */
  outside: z.boolean(),
  params: z.record(z.string(), z.enum(Object.keys(paramKinds) as [ParamKind, ...ParamKind[]])),
  subject: texts,
  text: texts,
});
export type Template = z.output<typeof templateSchema>;
const fileSchema = z.strictObject({
  note: texts,
  services: z.record(z.string(), texts),
  templates: z.record(z.string(), templateSchema),
});

const holes = (line: string): string[] => [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

/** What is wrong with a template, in words; nothing when it is right. */
export function faultsOf(code: string, { params, subject, text }: Template): string[] {
  const used = [subject.zh, subject.en, text.zh, text.en].map(holes);
  const unknown = used.flat().filter((name) => params[name] === undefined);
  const missing = Object.keys(params).filter((name) => !holes(text.zh).concat(holes(subject.zh)).includes(name));
  const lopsided = holes(text.zh).sort().join() !== holes(text.en).sort().join();
  const open = [subject.zh, subject.en].flatMap(holes).filter((name) => params[name] === 'words');
  return [
    ...unknown.map((name) => `${code}: unknown parameter ${name}`),
    ...missing.map((name) => `${code}: parameter ${name} is used nowhere`),
    ...(lopsided ? [`${code}: zh and en name different parameters`] : []),
    ...open.map((name) => `${code}: ${name} is free text and stands in a subject line`),
  ];
}

/** Reads a file of templates; throws with every fault at once. */
export function readTemplates(file: unknown): z.output<typeof fileSchema> {
  const read = fileSchema.parse(file);
  const faults = Object.entries(read.templates).flatMap(([code, template]) => faultsOf(code, template));
  if (faults.length > 0) throw new Error(`templates: ${faults.join('; ')}`);
  return read;
}

const { templates, services } = readTemplates(raw);

export type TemplateCode = keyof (typeof raw)['templates'];
export const templateCodes = Object.keys(templates) as TemplateCode[];

/** A template by its code. */
export function templateOf(code: TemplateCode): Template {
  const found = templates[code];
  if (!found) throw new Error(`no template ${code}`);
  return found;
}

/** Checks parameters against what the template declares; throws, since a wrong one is a bug of ours. */
export function checked(code: TemplateCode, params: Params): Params {
  const { params: declared } = templateOf(code);
  const names = Object.keys(declared).sort().join();
  if (Object.keys(params).sort().join() !== names) throw new Error(`${code} wants the parameters ${names}`);
  for (const [name, kind] of Object.entries(declared))
    if (!paramKinds[kind].safeParse(params[name]).success) throw new Error(`${code}: ${name} is not a ${kind}`);
  return params;
}

/** A notice in both languages; parameters are put in as they are and never read as a template again. */
export function rendered(code: TemplateCode, params: Params): { title: Text; text: Text } {
  const { subject, text, params: declared } = templateOf(code);
  const said = (language: keyof Text) => (line: Text) =>
    line[language].replaceAll(/\{(\w+)\}/g, (_hole, name: string) =>
      shown(declared[name] === 'service', params[name], language),
    );
  const zh = said('zh');
  const en = said('en');
  return { title: { zh: zh(subject), en: en(subject) }, text: { zh: zh(text), en: en(text) } };
}

function shown(isService: boolean, value: Param | undefined, language: keyof Text): string {
  if (typeof value === 'object') return value[language];
  return isService ? (services[String(value)]?.[language] ?? String(value)) : String(value);
}

/** Text that is safe inside HTML, in elements and in quoted attributes. */
export const escaped = (plain: string): string =>
  plain.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
