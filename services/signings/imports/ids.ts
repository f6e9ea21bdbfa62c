import { digest, shortDigest } from '../../../shared/log/index.ts';

const hex = (...parts: string[]): string =>
  Buffer.from(shortDigest(...parts), 'base64url')
    .toString('hex')
    .slice(0, 20);

/** The project of a row: the same row gives the same project, whenever it is imported. */
export const projectIdOf = (batchId: string | undefined, key: string): string => hex('project', batchId ?? '', key);

/** An enterprise that came without a code: one for each Chinese name. */
export const enterpriseIdOf = (zh: string): string => hex('enterprise', zh.normalize('NFKC'));

export const contentDigest = (content: string): string => digest(content);
