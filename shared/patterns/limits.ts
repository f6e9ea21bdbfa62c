/**
 * Bounds on a pattern. `characters` counts the JSON text without white space between its parts; `wildcards` counts the
 * stars of all wildcard texts together; `alternatives` counts what all `$or` expand to.
 */
export interface PatternLimits {
  readonly characters: number;
  readonly wildcards: number;
  readonly alternatives: number;
}

/** Characters and alternatives are EventBridge's quotas; the number of wildcards is our own choice. */
export const DEFAULT_LIMITS: PatternLimits = { characters: 2048, wildcards: 30, alternatives: 1000 };
