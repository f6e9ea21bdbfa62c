import { text } from '../../shared/contract/index.ts';
import { tellChapters } from './chapters/index.ts';
import { startReceiver } from './receiver.ts';
import { exportAll, rateAndReview, readLetter, readNotices } from './steps/afterwards.ts';
import { apply, completed, openings } from './steps/application.ts';
import { workMedical } from './steps/appointment.ts';
import { employerConfirms, outcomeSeen, shareOutcome } from './steps/around.ts';
import { type Desk, workEducation, workHousing, workHukou } from './steps/departments.ts';
import { figures, grown } from './steps/figures.ts';
import { fetchLicence } from './steps/licence.ts';
import { noticeEnds } from './steps/notice-ends.ts';
import { received, subscribe, unsubscribe } from './steps/partner.ts';
import { precheck } from './steps/precheck.ts';
import { grantResources } from './steps/resources.ts';
import { showAnnounced, signBatch } from './steps/signing.ts';
import { createTimeline, type Moment, who } from './timeline.ts';
import { createWorld, type Place } from './world.ts';

export interface Journey {
  ok: boolean;
  moments: readonly Moment[];
  applicationId?: string;
  projectIds: readonly string[];
}

export interface JourneyOptions {
  talent: string;
  /** Makes this story's ids differ from every other's; letters and digits. */
  tag: string;
  patience?: number;
  /** Also what the main job leaves out, chapter by chapter. */
  whole?: boolean;
  show?(moment: Moment): void;
}

/** The main job, from signing to the partner's copy of what happened. Never throws: what went wrong is a moment of it. */
export async function runJourney(place: Place, options: JourneyOptions): Promise<Journey> {
  const timeline = createTimeline(options.show);
  const world = createWorld(place, timeline, options.tag, options.patience);
  const receiver = await startReceiver(world);
  const told: { applicationId?: string; projectIds: string[] } = { projectIds: [] };
  try {
    const before = await figures(world);
    await subscribe(world, receiver);
    await showAnnounced(world);
    told.projectIds = await signBatch(world, 2);
    await precheck(world, options.talent);
    await fetchLicence(world, options.talent);
    told.applicationId = await apply(world, options.talent);
    const desk = { world, talent: options.talent, caseId: told.applicationId };
    await shareOutcome(desk);
    await employerConfirms(desk);
    await sideBySide(desk);
    // What falls due with the clock finds the other lanes ended.
    await noticeEnds(desk);
    await completed(world, options.talent, told.applicationId);
    await outcomeSeen(desk);
    await openings(world, options.talent, told.applicationId);
    await readLetter(desk);
    await rateAndReview(desk);
    await readNotices(desk);
    await exportAll(desk);
    await received(world, receiver, { signed: told.projectIds, applicationId: told.applicationId });
    await grown(world, before, expectedGrowth(told.projectIds.length));
    await unsubscribe(world, receiver);
    if (options.whole) await tellChapters(world);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    timeline.fault(who.ops, text(`中断：${why}`, `the story broke off: ${why}`));
  } finally {
    await receiver.stop();
  }
  const moments = timeline.moments();
  return { ok: moments.every((moment) => moment.ok), moments, ...told };
}

/** Four departments and the incubator at once. */
async function sideBySide(desk: Desk): Promise<void> {
  await Promise.all([
    workHukou(desk),
    workHousing(desk),
    workEducation(desk),
    workMedical(desk),
    grantResources(desk.world),
  ]);
}

const expectedGrowth = (projects: number) => ({
  'signings.projects': projects,
  'applications.submitted': 1,
  'applications.completed': 1,
  'decisions.hukou.in-time': 1,
  'decisions.housing.in-time': 1,
  'decisions.education.in-time': 1,
  'decisions.medical.in-time': 1,
  'resources.requested': 2,
  'resources.granted': 2,
  'resources.waitlisted': 1,
});
