export { openFile, sealFile } from './envelope.ts';
export { type FileEvent, fileEventOf } from './event.ts';
export { type FileStore, prefixes, type Upload } from './store.ts';
