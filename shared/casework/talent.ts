import type * as z from 'zod/mini';
import type { PublicEvent } from '../contract/index.ts';
import { on, type Reaction } from '../service/index.ts';
import type { Desk } from './desk.ts';
import {
  type AnsweredOnce,
  answerCase,
  type Corrected,
  correctCase,
  type Halted,
  haltCase,
  openCase,
  type Submitted,
  type Withdrawn,
  withdrawCase,
} from './reactions.ts';

type Event<Data> = PublicEvent<string, z.ZodMiniType<Data>>;

/** The talent service's events of a joint application; `Answers` are those of all departments. */
interface ToldByTalent<Answers> {
  applicationSubmitted: Event<Submitted & { answers: Answers }>;
  applicationWithdrawn: Event<Withdrawn>;
  supplementAnswered: Event<AnsweredOnce>;
  answerCorrected: Event<Corrected>;
  processingHalted: Event<Halted>;
}

/** What a department does about a joint application; `own` are the answers that are for it. */
export const talentReactions = <A, Facts extends z.ZodMiniType, C, R extends string, Answers>(
  desk: Desk<A, Facts, C, R>,
  events: ToldByTalent<Answers>,
  own: (answers: Answers) => A | undefined,
): Reaction[] => [
  on(events.applicationSubmitted, ({ data }, kit) => openCase(desk, data, own(data.answers), kit)),
  on(events.applicationWithdrawn, ({ data }, kit) => withdrawCase(desk, data, kit)),
  on(events.supplementAnswered, ({ data }, kit) => answerCase(desk, data, kit)),
  on(events.answerCorrected, ({ data }, kit) => correctCase(desk, data, kit)),
  on(events.processingHalted, ({ data }, kit) => haltCase(desk, data, kit)),
];
