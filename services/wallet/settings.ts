import data from './data/settings.json' with { type: 'json' };
import { type FileType, fileTypes } from './domain/state.ts';

/** Periods and sizes; made up, each of them a setting of the district. */
export const settings = data;

/** Most bytes of a file of this type. */
export const maxBytesOf = (type: FileType): number => data.maxBytes[type];

/** Most bytes of any file. */
export const mostBytes: number = Math.max(...fileTypes.map(maxBytesOf));
