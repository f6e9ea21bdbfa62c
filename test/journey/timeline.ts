import { type Text, text } from '../../shared/contract/index.ts';

/** One moment of the story: who did what, and what came of it. */
export interface Moment {
  /** Milliseconds since the story began. */
  after: number;
  who: Text;
  what: Text;
  ok: boolean;
  /** The chapter that it belongs to. */
  chapter?: Text;
}

/** The story as it is told: each moment printed when it happens, all of them kept. */
export interface Timeline {
  tell(who: Text, what: Text): void;
  /** A moment that is not as it should be; the story goes on, and ends badly. */
  fault(who: Text, what: Text): void;
  /** What is told from now on belongs to this chapter. */
  begin(chapter: Text): void;
  moments(): readonly Moment[];
}

/** Keeps moments and hands each to `show`. */
export function createTimeline(show: (moment: Moment) => void = () => {}, now: () => number = Date.now): Timeline {
  const began = now();
  const moments: Moment[] = [];
  let chapter: Text | undefined;
  const add = (who: Text, what: Text, ok: boolean) => {
    const moment = { after: now() - began, who, what, ok, ...(chapter && { chapter }) };
    moments.push(moment);
    show(moment);
  };
  return {
    tell: (who, what) => add(who, what, true),
    fault: (who, what) => add(who, what, false),
    begin: (next) => {
      chapter = next;
    },
    moments: () => moments,
  };
}

/** Who appears in the story. */
export const who = {
  office: text('签约办', 'Signings office'),
  ops: text('运维', 'Ops'),
  agency: text('合作机构', 'Partner agency'),
  talent: text('人才', 'Talent'),
  hukou: text('落户经办', 'Hukou'),
  housing: text('安居经办', 'Housing'),
  education: text('教育经办', 'Education'),
  medical: text('医疗经办', 'Medical'),
  incubator: text('孵化器', 'Incubator'),
  enterprise: text('企业', 'Enterprise'),
  leader: text('区领导', 'Leader'),
} as const;
