import type { Text } from '../../../shared/contract/index.ts';
import type { Machine, World } from '../world.ts';

/** A part of the story after its main job, with people of its own; it can be told again on the same platform. */
export interface Chapter {
  title: Text;
  tell(world: World): Promise<void>;
}

/** A chapter in which time passes: told where the clock may be moved and, when months go by, on a platform of its own. */
export interface TimedChapter {
  title: Text;
  takes: 'days' | 'months';
  tell(world: World, machine: Machine): Promise<void>;
}

/** Whether a chapter can be told here. */
export const canPass = ({ takes }: TimedChapter, machine: Machine | undefined): machine is Machine =>
  machine !== undefined && (takes === 'days' || machine.ownPlatform);
