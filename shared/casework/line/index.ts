export { lineAggregate } from './line.ts';
export { lineReactions } from './reactions.ts';
export { positionIn } from './state.ts';
export { keepTurn } from './turn.ts';
