/** What a public notice shows of a name: its first character, whatever its length; nothing of an empty one. */
export function masked(name: string): string {
  const [first] = [...name.trim()];
  return first === undefined ? '' : `${first}**`;
}
