export interface Persona {
  /** Also the client id. */
  id: string;
  name: { zh: string; en: string };
  /** Claims of the access token, for instance `roles` and `department`. `sub` may be given; default is the id. */
  claims: Record<string, unknown>;
  /** Secret for client credentials; a demonstration value. Default: `<id>-secret`. */
  secret?: string;
}

/** Who the persona is in tokens. */
export function subjectOf(persona: Persona): string {
  return typeof persona.claims.sub === 'string' ? persona.claims.sub : persona.id;
}

export function secretOf(persona: Persona): string {
  return persona.secret ?? `${persona.id}-secret`;
}
