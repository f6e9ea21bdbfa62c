import { indicatorsContract } from '../../../services/indicators/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';

/** Figures by name. */
export type Figures = Readonly<Record<string, number>>;

/** The district's figures now. */
export async function figures(world: World): Promise<Figures> {
  const { figures: told } = await must(world.as('leader-one'), indicatorsContract.operations.getIndicators, {});
  return Object.fromEntries(told.map(({ figure, value }) => [figure, value]));
}

/** The figures have grown by what happened in this story, computed from its events alone. */
export async function grown(world: World, before: Figures, by: Figures): Promise<void> {
  const after = await eventually(world, `the figures to grow by ${JSON.stringify(by)}`, async () => {
    const now = await figures(world);
    return Object.entries(by).every(([figure, amount]) => (now[figure] ?? 0) >= (before[figure] ?? 0) + amount)
      ? now
      : undefined;
  });
  world.timeline.tell(
    who.leader,
    text(
      `指标：签约项目 ${after['signings.projects']}，办结申请 ${after['applications.completed']}，资源准予 ${after['resources.granted']}`,
      `figures: ${after['signings.projects']} projects signed, ${after['applications.completed']} applications completed, ${after['resources.granted']} resources granted`,
    ),
  );
}
