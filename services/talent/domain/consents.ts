import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { type LaneName, laneNames } from '../lanes.ts';
import type { Consent, Consents, Flow, Halted, Terms } from './consent-state.ts';
import { type Ward, wardsOf } from './named.ts';
import { type FlowAnnounced, type FlowRetired, retainFlows } from './retention.ts';

export const noConsents: Consents = { consents: {}, flows: {} };

export interface ConsentGiven extends Terms {
  type: 'consent-given';
  consentId: string;
}
export interface ConsentWithdrawn extends Terms {
  type: 'consent-withdrawn';
  consentId: string;
}
type Begun = Omit<Flow, 'ended' | 'endedBy' | 'endedAt' | 'retiresAt' | 'retired'>;
export interface FlowNoted extends Begun {
  type: 'flow-noted';
  applicationId: string;
}
export interface FlowEnded {
  type: 'flow-ended';
  applicationId: string;
  /** Of the application; events of before have none. */
  version?: number;
}
export interface HaltNoted extends Halted {
  type: 'halt-noted';
}
/** What was announced of it holds no more: it is under way again. */
export interface FlowKept {
  type: 'flow-kept';
  applicationId: string;
}
export interface RetentionPutOff {
  type: 'retention-put-off';
  until: string;
}
export interface RenewalNoted {
  type: 'renewal-noted';
  memberId: string;
}
export type ConsentEvent =
  | ConsentGiven
  | ConsentWithdrawn
  | FlowNoted
  | FlowEnded
  | HaltNoted
  | FlowAnnounced
  | FlowKept
  | FlowRetired
  | RenewalNoted
  | RetentionPutOff;

export type ConsentCommand =
  | { type: 'note-renewal'; memberId: string }
  | ({ type: 'give'; consentId: string } & Terms)
  | { type: 'withdraw'; consentId: string }
  | ({ type: 'note-flow'; applicationId: string } & Begun)
  | ({ type: 'note-halt' } & Halted)
  /** Announces the applications whose time is nearly over, and lets go of those whose announced day has come. */
  | { type: 'retain-flows' }
  | { type: 'put-off-retention'; until: string }
  | { type: 'end-flow'; applicationId: string; version: number };
export type ConsentCode = 'not-found';

const same = (one: Terms, other: Terms): boolean =>
  one.subject === other.subject && one.recipient === other.recipient && one.purpose === other.purpose;

/** The consent in force on these terms, with its id. */
export const inForce = ({ consents }: Consents, terms: Terms): [string, Consent] | undefined =>
  Object.entries(consents).find(([, consent]) => consent.withdrawnAt === undefined && same(consent, terms));

/** Gives and withdraws consents, each for itself; giving one that is in force, or withdrawing one twice, changes nothing. */
export function decideConsents(
  command: ConsentCommand,
  state: Consents,
  { at }: Context,
): Decision<ConsentEvent, ConsentCode> {
  switch (command.type) {
    case 'give':
      return inForce(state, command) ? accept() : accept({ ...command, type: 'consent-given' });
    case 'withdraw':
      return withdrawConsent(command.consentId, state);
    case 'note-flow':
      return noteFlow(command, state);
    case 'end-flow':
      return endFlow(command, state);
    case 'note-halt':
      return noteHalt(command, state);
    case 'retain-flows':
      return accept(...retainFlows(state, at));
    case 'note-renewal': {
      const { memberId } = command;
      return state.renewed?.includes(memberId) ? accept() : accept({ type: 'renewal-noted', memberId });
    }
    case 'put-off-retention':
      return accept({ type: 'retention-put-off', until: command.until });
    default:
      return command satisfies never;
  }
}

/** An application that is opened again flows again, though it had ended; told of that after it has ended anew, it does not. */
function noteFlow(
  { type: _type, ...flow }: Extract<ConsentCommand, { type: 'note-flow' }>,
  { flows }: Consents,
): Decision<FlowKept | FlowNoted, never> {
  const known = flows[flow.applicationId];
  const again = known?.ended === true && flow.since !== undefined && flow.since > (known.endedBy ?? 0);
  if (known && !again) return accept();
  const { applicationId } = flow;
  const kept: FlowKept[] = known?.retiresAt === undefined ? [] : [{ type: 'flow-kept', applicationId }];
  return accept<FlowKept | FlowNoted>(...kept, { type: 'flow-noted', ...flow });
}

function endFlow(
  { applicationId, version }: Extract<ConsentCommand, { type: 'end-flow' }>,
  { flows }: Consents,
): Decision<FlowEnded, never> {
  const { ended = false, since = 0, endedBy } = flows[applicationId] ?? {};
  // An end that overtakes the reopening before it is noted, so that the reopening comes too late.
  const known = ended && (endedBy === undefined || version <= endedBy);
  return known || version < since ? accept() : accept({ type: 'flow-ended', applicationId, version });
}

function noteHalt(
  { recipients, version }: Extract<ConsentCommand, { type: 'note-halt' }>,
  { halted }: Consents,
): Decision<HaltNoted, never> {
  return halted && halted.version >= version ? accept() : accept({ type: 'halt-noted', recipients, version });
}

function withdrawConsent(consentId: string, { consents }: Consents): Decision<ConsentWithdrawn, ConsentCode> {
  const consent = consents[consentId];
  if (!consent) return refuse('not-found');
  const { subject, recipient, purpose } = consent;
  if (consent.withdrawnAt !== undefined) return accept();
  return accept({ type: 'consent-withdrawn', consentId, subject, recipient, purpose });
}

/** The consents after one more event. */
export function evolveConsents(state: Consents, event: ConsentEvent, { at }: { at: string }): Consents {
  switch (event.type) {
    case 'consent-given': {
      const { subject, recipient, purpose } = event;
      return {
        ...state,
        consents: { ...state.consents, [event.consentId]: { subject, recipient, purpose, givenAt: at } },
      };
    }
    case 'consent-withdrawn': {
      const { consentId, subject, recipient, purpose } = event;
      const consent = { givenAt: at, ...state.consents[consentId], subject, recipient, purpose, withdrawnAt: at };
      return { ...state, consents: { ...state.consents, [consentId]: consent } };
    }
    case 'flow-noted': {
      const { type: _type, applicationId, ...flow } = event;
      return { ...state, flows: { ...state.flows, [applicationId]: { ...flow, ended: false } } };
    }
    case 'flow-ended': {
      const { version: endedBy } = event;
      const flow = { services: [], ...state.flows[event.applicationId], ended: true, endedBy, endedAt: at };
      return { ...state, flows: { ...state.flows, [event.applicationId]: flow } };
    }
    case 'halt-noted':
      return { ...state, halted: { recipients: event.recipients, version: event.version } };
    case 'flow-announced': {
      const { applicationId, retiresAt } = event;
      const flow = { services: [], ended: true, ...state.flows[applicationId], retiresAt };
      return { ...state, flows: { ...state.flows, [applicationId]: flow } };
    }
    case 'flow-kept': {
      const { retiresAt: _announced, ...flow } = { services: [], ended: true, ...state.flows[event.applicationId] };
      return { ...state, flows: { ...state.flows, [event.applicationId]: flow } };
    }
    case 'flow-retired': {
      const flow = { services: [], ended: true, ...state.flows[event.applicationId], retired: true as const };
      return { ...state, flows: { ...state.flows, [event.applicationId]: flow } };
    }
    case 'renewal-noted':
      return { ...state, renewed: [...(state.renewed ?? []), event.memberId] };
    case 'retention-put-off':
      return { ...state, retainedTo: event.until };
    default:
      return event satisfies never;
  }
}

/** What is left once the person is erased: which applications have ended, so that a late event begins none of them again. */
export const forgottenConsents = ({ flows }: Consents): Consents => ({
  consents: {},
  flows: Object.fromEntries(Object.entries(flows).map(([id, { services }]) => [id, { services, ended: true }])),
});

/** The lanes that may not go on, because the person's consent to the department's work on them is not in force. */
export const unconsented = (
  state: Consents,
  person: string,
  services: readonly LaneName[],
  wards: readonly Ward[] = [],
): LaneName[] =>
  services.filter((recipient) => {
    const children = wards.filter(({ service }) => service === recipient).map(({ memberId }) => memberId);
    const subjects = [person, ...children];
    return !subjects.every((subject) => inForce(state, { subject, recipient, purpose: 'handling' }));
  });

/** What withdrawing on these terms stops: the lanes of applications under way, for a child those that name it. */
export function stoppedBy({ flows }: Consents, { subject, recipient, purpose }: Terms, person: string) {
  const lane = laneNames.find((name) => name === recipient);
  if (lane === undefined || purpose !== 'handling') return [];
  return Object.entries(flows)
    .filter(([, { services, ended }]) => !ended && services.includes(lane))
    .filter(
      ([, flow]) => subject === person || wardsOf(flow).some((one) => one.memberId === subject && one.service === lane),
    )
    .map(([applicationId]) => ({ applicationId, service: lane }));
}
