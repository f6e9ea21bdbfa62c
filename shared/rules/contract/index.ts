export { rulesOperations, stated } from './operations.ts';
