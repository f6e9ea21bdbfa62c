export { type Changes, changesOf } from './changes.ts';
export { decodeCursor, encodeCursor } from './cursor.ts';
export {
  createViewReader,
  type Page,
  type PageRequest,
  type PageResult,
  type Versioned,
  type ViewReader,
} from './reader.ts';
export { type DueItem, dueList, rowsOf } from './rows.ts';
export { createViewWriter, type ViewWriter } from './writer.ts';
