import { parseArgs } from 'node:util';
import { findPlace } from './place.ts';
import { runJourney } from './story.ts';
import type { Moment } from './timeline.ts';

/**
 * `npm run journey`: the main job as a story, against the platform that runs, or one started for it.
 * `--json` prints it for machines; `--move-clock` tells what comes with time to a platform that runs, too, whose clock
 * stays moved. Exits 1 when anything is not as it should be.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    talent: { type: 'string', default: 'talent-lin' },
    'move-clock': { type: 'boolean', default: false },
  },
});

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2).padStart(7)} s`;

let heading: string | undefined;

function print({ after, who, what, ok, chapter }: Moment): void {
  if (chapter && chapter.en !== heading) console.log(`\n${chapter.zh} / ${chapter.en}`);
  heading = chapter?.en;
  const mark = ok ? '·' : '✗';
  console.log(`${seconds(after)}  ${mark} ${who.zh} ${who.en}\n             ${what.zh}\n             ${what.en}`);
}

const found = await findPlace((line) => values.json || console.log(line), values['move-clock']);
const tag = Date.now().toString(36);
const show = values.json ? {} : { show: print };
const journey = await runJourney(found.place, { talent: values.talent, tag, whole: true, ...show });
if (values.json) console.log(JSON.stringify(journey, null, 2));
else
  console.log(
    journey.ok ? '\n一切如常 / everything is as it should be' : '\n有不对的地方 / something is not as it should be',
  );
await found.leave();
process.exitCode = journey.ok ? 0 : 1;
