import { talentContract } from '../../../services/talent/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { must, type World } from '../world.ts';

const { operations } = talentContract;

/** A made-up child of the talent's family, with the consent that its guardian gives for it; answers its id. */
export async function childOf(client: ReturnType<World['as']>, mark: string): Promise<string> {
  const body = { relation: 'child', name: `演示孩子${mark}`, birthDate: '2020-05-01' } as const;
  const { memberId } = await must(client, operations.addMember, { body });
  await must(client, operations.giveConsent, { body: { recipient: 'education', purpose: 'handling', memberId } });
  return memberId;
}

/** The talent adds the child to the family and consents for it; answers its id. */
export async function family(world: World, talent: string): Promise<string> {
  const memberId = await childOf(world.as(talent), world.tag);
  world.timeline.tell(
    who.talent,
    text(
      '登记子女为家庭成员，并作为监护人为其单独同意教育部门办理',
      'added the child to the family and, as its guardian, consented for it alone to the education department',
    ),
  );
  return memberId;
}
