import { type Aggregate, accept, type Decision, type Row, refuse } from '../../log/index.ts';

/** When a caseworker is away, and who stands in. */
export interface Leave {
  substitute: string;
  /** Days in Asia/Shanghai, `YYYY-MM-DD`, both included; empty before anything was said. */
  from: string;
  until: string;
}

export interface SetLeave extends Leave {
  type: 'set';
}
export interface LeaveSet extends Leave {
  type: 'leave-set';
}
export type LeaveCode = 'own-substitute' | 'leave-backwards';
export type LeaveAggregate = Aggregate<Leave, SetLeave, LeaveSet, LeaveCode>;

/** Who is away and when, by the first day. */
export const leavesList = 'leaves';

function decideLeave(
  { type: _type, ...leave }: SetLeave,
  _state: Leave,
  { id }: { id: string },
): Decision<LeaveSet, LeaveCode> {
  if (leave.substitute === id) return refuse('own-substitute', { pointer: '/substitute' });
  if (leave.until < leave.from) return refuse('leave-backwards', { pointer: '/until' });
  return accept({ type: 'leave-set', ...leave });
}

/** Whether they are away on any of these days, both included. */
export const isAway = (leave: Leave, { from, until }: { from: string; until: string }): boolean =>
  leave.from <= until && from <= leave.until;

/** Whether this person stands in on this day. */
export const standsIn = ({ substitute, from, until }: Leave, who: string, day: string): boolean =>
  substitute === who && from <= day && day <= until;

/** The leave of a caseworker, by their subject; what was said last counts. */
export const leave: LeaveAggregate = {
  name: 'leave',
  initial: { substitute: '', from: '', until: '' },
  decide: decideLeave,
  evolve: (_state, { type: _type, ...set }) => set,
  rows: (state, id): Row[] => [{ list: leavesList, sort: `${state.from}#${id}`, item: { caseworker: id, ...state } }],
};
