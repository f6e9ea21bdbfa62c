interface Days {
  issuedOn?: string | undefined;
  /** The last day on which it is valid. */
  expiresOn?: string | undefined;
}

/** What is wrong with the days of a document that is put up: it was issued by today, and ends neither before that nor before today. */
export function dayFault({ issuedOn, expiresOn }: Days, today: string) {
  if (issuedOn !== undefined && issuedOn > today) return { code: 'issued-later', pointer: '/issuedOn' } as const;
  if (expiresOn === undefined) return undefined;
  if (issuedOn !== undefined && expiresOn < issuedOn)
    return { code: 'expires-before-issue', pointer: '/expiresOn' } as const;
  return expiresOn < today ? ({ code: 'expired-already', pointer: '/expiresOn' } as const) : undefined;
}
