import { type Handle, notFound } from '../../../shared/service/index.ts';
import { batch, project } from '../aggregates.ts';
import type { signingsContract } from '../contract.ts';
import { signable } from '../domain/decide-batch.ts';
import type { Signing } from '../domain/project.ts';
import { shownProject } from './projects.ts';
import { refusalOf, replied } from './replied.ts';
import { writing } from './staff.ts';

type Operations = typeof signingsContract.operations;

/**
 * Signs one project at the ceremony. The project decides (it counts once); then the batch notes the fact, which it
 * never refuses. A repetition after a failure in between completes the note.
 */
const signProject: Handle<Operations['signProject']> = writing(async ({ params, body }, kit) => {
  const { batchId } = params;
  const { state } = await kit.load(batch, batchId);
  if (state === null) return notFound;
  const may = signable(state, body.projectId);
  if (!may.ok) return { ok: false, refusal: refusalOf(may.refusal) };
  const kind = state.entries.find((entry) => entry.projectId === body.projectId)?.kind ?? 'project';
  const signing: Signing = { kind, on: state.heldOn, batchId, parties: body.parties };
  const command = { type: 'sign', signing, amounts: body.amounts } as const;
  const signed = await kit.execute(project, body.projectId, command);
  if (!signed.ok) return replied(signed, shownProject);
  await kit.execute(batch, batchId, { type: 'note-signed', projectIds: [body.projectId], on: signing.on });
  return replied(signed, shownProject);
});

export const ceremonyHandles = { signProject };
