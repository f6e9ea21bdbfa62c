/** A text for people, always in both languages. */
export interface Text {
  zh: string;
  en: string;
}

/** Shorthand for a text in both languages. */
export const text = (zh: string, en: string): Text => ({ zh, en });
