/** Logical ids that a value mentions through Ref, Fn::GetAtt and Fn::Sub, and SSM names through dynamic references. */
export interface Mentions {
  ids: Set<string>;
  parameters: Set<string>;
}

export const dynamicReference = /\{\{resolve:([a-z-]+):([^}]*)\}\}/g;
export const placeholder = /\$\{([^!}][^}]*)\}/g;

/** Finds what a template value depends on, without resolving it. */
export function mentionsOf(value: unknown, found: Mentions = { ids: new Set(), parameters: new Set() }): Mentions {
  if (typeof value === 'string') {
    for (const [, service, name] of value.matchAll(dynamicReference))
      if (service === 'ssm' && name !== undefined) found.parameters.add(name);
  } else if (Array.isArray(value)) {
    for (const item of value) mentionsOf(item, found);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) mentionsOfEntry(key, item, found);
  }
  return found;
}

function mentionsOfEntry(key: string, item: unknown, found: Mentions): void {
  if (key === 'Ref' && typeof item === 'string') found.ids.add(item);
  if (key === 'Fn::GetAtt') found.ids.add(String(Array.isArray(item) ? item[0] : String(item).split('.')[0]));
  if (key === 'Fn::Sub') {
    const text = Array.isArray(item) ? item[0] : item;
    for (const [, name = ''] of String(text).matchAll(placeholder)) found.ids.add(name.split('.')[0] ?? name);
  }
  mentionsOf(item, found);
}
