import type { World } from '../world.ts';

/** The incubator grants a resource to the enterprise. */
export async function grantResources(_world: World): Promise<void> {}
