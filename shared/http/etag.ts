/** The ETag of an aggregate's version. */
export const etagOf = (version: number): string => `"${version}"`;

/** The version that an `If-Match` names; `*` and nothing at all mean any; anything else is not ours. */
export function versionOf(ifMatch: string | undefined): { ok: true; version?: number } | { ok: false } {
  if (ifMatch === undefined || ifMatch.trim() === '*') return { ok: true };
  const version = /^"(\d{1,12})"$/.exec(ifMatch.trim())?.[1];
  return version === undefined ? { ok: false } : { ok: true, version: Number(version) };
}
