import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, type Ask, type Client, createClient } from '../../shared/client/client.ts';
import { patient } from '../../shared/client/patient.ts';
import type { AnyOperation } from '../../shared/contract/index.ts';
import type { Timeline } from './timeline.ts';

/** Where the story takes place. */
export interface Place {
  apiUrl: string;
  /** An access token of a persona. */
  token(personaId: string): Promise<string>;
  /** How far the platform's clock is ahead of ours, in milliseconds, when that is not nothing. */
  aheadMs?: number;
  /** What is needed to show what comes with time; a story without it ends before. */
  machine?: Machine;
}

/** The machine on which the platform runs, where one may do what time does elsewhere. */
export interface Machine {
  /** The platform's time, in milliseconds since the epoch. */
  now(): Promise<number>;
  /** Fires every schedule now, as the next minute does. */
  runSchedules(): Promise<void>;
  /** Moves the clock ahead; nothing of the platform runs slower or faster. */
  advance(ms: number): Promise<void>;
  /** The platform is the story's own and goes with it, so that months may pass there. */
  ownPlatform: boolean;
}

export interface World extends Omit<Place, 'aheadMs'> {
  timeline: Timeline;
  /** The platform's time as far as the story knows it, in milliseconds since the epoch. */
  now(): number;
  /** Makes ids of one story differ from those of every other. */
  tag: string;
  as(personaId: string): Client;
  /** Milliseconds that anything may take to show. */
  patience: number;
}

/** Thrown when the platform answers what the story cannot go on with. */
export class Unexpected extends Error {
  override name = 'Unexpected';
}

/** A world with one client for each persona, which keeps count of how far ahead its clock is. Network failures and 5xx are tried again with the same key. */
export function createWorld(place: Place, timeline: Timeline, tag: string, patience = 60_000): World {
  const clients = new Map<string, Client>();
  const as = (personaId: string): Client => {
    const known = clients.get(personaId);
    if (known) return known;
    const client = patient(createClient({ baseUrl: place.apiUrl, token: () => place.token(personaId) }), patience);
    clients.set(personaId, client);
    return client;
  };
  const { aheadMs = 0, machine, ...here } = place;
  let ahead = aheadMs;
  const advance = async (ms: number) => {
    ahead += ms;
    await machine?.advance(ms);
  };
  const now = () => Date.now() + ahead;
  return { ...here, ...(machine && { machine: { ...machine, advance } }), now, timeline, tag, as, patience };
}

/** The body of an answer that must be a yes. */
export async function must<O extends AnyOperation>(client: Client, operation: O, ask?: Ask<O>) {
  const answer = await client(operation, ask);
  if (answer.ok) return answer.body;
  const { problem, status } = answer;
  const places = problem.errors?.map((one) => `${one.pointer} ${one.rule.en}`).join('; ');
  throw new Unexpected(`${operation.id}: ${status} ${problem.code} ${places ?? ''}`);
}

/** Whether an answer is a refusal with this code. */
export const refusedWith = (answer: Answer<AnyOperation>, code: string): boolean =>
  !answer.ok && answer.problem.code === code;

/** Looks again until there is something to see; lists and lanes follow the log by a moment. */
export async function eventually<T>(
  world: Pick<World, 'patience'>,
  what: string,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const until = Date.now() + world.patience;
  for (let pause = 20; ; pause = Math.min(pause * 1.5, 500)) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > until) throw new Unexpected(`waited ${world.patience} ms in vain for ${what}`);
    await wait(pause);
  }
}
