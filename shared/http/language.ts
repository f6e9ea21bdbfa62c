export type Language = 'zh' | 'en';

/** The language a caller prefers, by `Accept-Language`; zh when it says nothing that we have. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters
        .map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1])
        .find((value) => value !== undefined);
      return { language: tag.split('-')[0], q: q === undefined ? 1 : Number(q) };
    })
    .filter((one): one is { language: Language; q: number } => one.language === 'zh' || one.language === 'en')
    // 0 means: not this one (RFC 9110, 12.4.2).
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  return wanted[0]?.language ?? 'zh';
}
