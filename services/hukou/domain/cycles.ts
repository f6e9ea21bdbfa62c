import data from '../data/cycles.json' with { type: 'json' };

/** One year's round in which employers file for graduates; days are of Shanghai, both included. */
export interface Cycle {
  cycle: string;
  from: string;
  until: string;
  /** The last day for doctors. */
  doctorsUntil: string;
}

export const cycles: readonly Cycle[] = data.cycles;

export const degrees = ['bachelor', 'master', 'doctor'] as const;
export type Degree = (typeof degrees)[number];

/** The round in which a filing at this instant (ISO, Asia/Shanghai) counts, or nothing when none is open for the degree. */
export function cycleAt(at: string, degree: Degree | undefined, known: readonly Cycle[]): Cycle | undefined {
  const day = at.slice(0, 10);
  return known.find(
    ({ from, until, doctorsUntil }) => from <= day && day <= (degree === 'doctor' ? doctorsUntil : until),
  );
}

/** When the next round opens, in words: its day where it is known, and that it is not announced where it is not. */
export function nextOpening(at: string, known: readonly Cycle[]): { zh: string; en: string } {
  const next = known.find(({ from }) => from > at.slice(0, 10));
  return next
    ? { zh: `下一批次（${next.cycle}）${next.from} 开始`, en: `the next round (${next.cycle}) opens on ${next.from}` }
    : {
        zh: '下一批次尚未公布，通知逐年发布',
        en: 'the next round is not announced yet; the notice is issued every year',
      };
}
