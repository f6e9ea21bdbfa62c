/** The same schema for the same arguments: contracts use some of them hundreds of times, and a cold start makes them all. */
export function once<A extends readonly number[], S>(make: (...args: A) => S): (...args: A) => S {
  const made = new Map<string, S>();
  return (...args) => {
    const key = args.join();
    const schema = made.get(key) ?? make(...args);
    made.set(key, schema);
    return schema;
  };
}
