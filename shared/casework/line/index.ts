export { lineAggregate } from './line.ts';
export { positionIn } from './state.ts';
export { keepTurn } from './turn.ts';
