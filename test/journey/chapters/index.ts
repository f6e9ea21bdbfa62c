import type { World } from '../world.ts';
import { type Chapter, canPass, type TimedChapter } from './chapter.ts';
import { consents } from './consents.ts';
import { coordination } from './coordination.ts';
import { deadlines } from './deadlines.ts';
import { drafts } from './drafts.ts';
import { erasure } from './erasure.ts';
import { files } from './files.ts';
import { filings } from './filings.ts';
import { homes } from './homes.ts';
import { lines } from './lines.ts';
import { messages } from './messages.ts';
import { offers } from './offers.ts';
import { slots } from './slots.ts';
import { staffing } from './staffing.ts';
import { windows } from './windows.ts';

const chapters: readonly Chapter[] = [filings, homes, lines, slots, files, staffing, consents, erasure];

/** Each passes more time than the one before, so that none finds its time gone. */
const timed: readonly TimedChapter[] = [messages, offers, deadlines, drafts, coordination, windows];

/** What the main job leaves out, as far as it can be told here. */
export async function tellChapters(world: World): Promise<void> {
  for (const { title, tell } of chapters) {
    world.timeline.begin(title);
    await tell(world);
  }
  for (const chapter of timed) {
    const { machine } = world;
    if (!canPass(chapter, machine)) continue;
    world.timeline.begin(chapter.title);
    await chapter.tell(world, machine);
  }
}
