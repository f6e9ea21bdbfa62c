export { type Loaded, loadRules, type Source } from './load.ts';
export type { Fault } from './read-yaml.ts';
