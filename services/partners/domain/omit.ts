/** A copy of JSON data without what the pointers name; `*` stands for each item of a list. What is not there is passed over. */
export const without = (data: unknown, pointers: readonly string[]): unknown =>
  pointers.reduce((left, pointer) => omit(left, pointer.split('/').slice(1)), data);

function omit(data: unknown, [step = '', ...rest]: readonly string[]): unknown {
  if (Array.isArray(data)) return step === '*' ? data.map((item) => omit(item, rest)) : data;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, step)) return data;
  const { [step]: named, ...others } = data as Readonly<Record<string, unknown>>;
  return rest.length === 0 ? others : { ...others, [step]: omit(named, rest) };
}
