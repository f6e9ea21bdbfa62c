import type { World } from '../world.ts';
import { type Chapter, canPass, type TimedChapter } from './chapter.ts';
import { consents } from './consents.ts';
import { deadlines } from './deadlines.ts';
import { drafts } from './drafts.ts';
import { erasure } from './erasure.ts';
import { homes } from './homes.ts';
import { messages } from './messages.ts';
import { staffing } from './staffing.ts';
import { windows } from './windows.ts';

const chapters: readonly Chapter[] = [homes, staffing, consents, erasure];

/** Each passes more time than the one before, so that none finds its time gone. */
const timed: readonly TimedChapter[] = [messages, deadlines, drafts, windows];

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
