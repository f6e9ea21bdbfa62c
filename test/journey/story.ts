import { text } from '../../shared/contract/index.ts';
import { startReceiver } from './receiver.ts';
import { exportAll, rateAndReview, readLetter, readNotices } from './steps/afterwards.ts';
import { apply, completed, openings } from './steps/application.ts';
import { workMedical } from './steps/appointment.ts';
import { employerConfirms, outcomeSeen, shareOutcome } from './steps/around.ts';
import { leftLying } from './steps/clock.ts';
import { type Desk, workEducation, workHousing, workHukou } from './steps/departments.ts';
import { figures, grown } from './steps/figures.ts';
import { fetchLicence } from './steps/licence.ts';
import { applyAndBeWrittenTo, lookIntoMailbox } from './steps/mailbox.ts';
import { noticeEnds } from './steps/notice-ends.ts';
import { received, subscribe, unsubscribe } from './steps/partner.ts';
import { precheck } from './steps/precheck.ts';
import { grantResources } from './steps/resources.ts';
import { showAnnounced, signBatch } from './steps/signing.ts';
import { createTimeline, type Moment, who } from './timeline.ts';
import { createWorld, type Machine, type Place, type World } from './world.ts';

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
  show?(moment: Moment): void;
}

/** The main job, from signing to the partner's copy of what happened. Never throws: what went wrong is a moment of it. */
export async function runJourney(place: Place, options: JourneyOptions): Promise<Journey> {
  const timeline = createTimeline(options.show);
  const ahead = aheadOf(place);
  const world = createWorld(ahead.place, timeline, options.tag, options.patience);
  const receiver = await startReceiver({ now: () => Date.now() + ahead.ms() });
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
    if (world.machine) await whatComesWithTime(world, world.machine, options.talent);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    timeline.fault(who.ops, text(`中断：${why}`, `the story broke off: ${why}`));
  } finally {
    await receiver.stop();
  }
  const moments = timeline.moments();
  return { ok: moments.every((moment) => moment.ok), moments, ...told };
}

/** A place that keeps count of how far ahead its clock is, also when the story moves it. */
function aheadOf(place: Place): { place: Place; ms(): number } {
  const { machine, aheadMs = 0 } = place;
  let ms = aheadMs;
  const advance = async (more: number) => {
    ms += more;
    await machine?.advance(more);
  };
  return { place: { ...place, ...(machine && { machine: { ...machine, advance } }) }, ms: () => ms };
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

/** Messages leave with the minute, and promises are missed with the days; nobody else's story is left unfinished by it. */
async function whatComesWithTime(world: World, machine: Machine, talent: string): Promise<void> {
  const other = talent === 'talent-wang' ? 'talent-lin' : 'talent-wang';
  const applicationId = await applyAndBeWrittenTo(world, other);
  await lookIntoMailbox(world, machine, applicationId);
  await leftLying(world, machine, applicationId);
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
