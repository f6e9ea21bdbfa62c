/** A CloudFormation template as far as the engine reads it. */
export interface Template {
  Resources?: Record<string, TemplateResource>;
  Parameters?: Record<string, TemplateParameter>;
  Conditions?: Record<string, unknown>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  Outputs?: Record<string, { Value: unknown; Condition?: string }>;
}

interface TemplateResource {
  Type: string;
  Properties?: Record<string, unknown>;
  DependsOn?: string | string[];
  Condition?: string;
}

export interface TemplateParameter {
  Type: string;
  Default?: unknown;
}

/** One stack of a cloud assembly. */
export interface Stack {
  name: string;
  account: string;
  region: string;
  template: Template;
  /** From the object key of a file asset to its folder or file on this disk. */
  assets: ReadonlyMap<string, string>;
  /** Names of the stacks that the assembly puts before this one. */
  after: string[];
}

/** The template says something that the engine cannot follow; the message names stack and place. */
export class TemplateError extends Error {
  override name = 'TemplateError';
}
