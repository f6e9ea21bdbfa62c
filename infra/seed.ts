import { readFileSync } from 'node:fs';
import { signingsContract } from '../services/signings/contract.ts';
import { createClient } from '../shared/client/client.ts';

/** What the start hands to a seed. */
interface SeedContext {
  apiUrl: string;
  token(personaId: string): Promise<string>;
  progress(message: string): void;
}

const announced = new URL('../services/signings/data/batch-2024-2.json', import.meta.url);

/** Imports the announced batch through the API, as the signings office would; once, since the same content changes nothing. */
export async function seed({ apiUrl, token, progress }: SeedContext): Promise<{ hints: string[] }> {
  const client = createClient({ baseUrl: apiUrl, token: () => token('signings-office') });
  const content = readFileSync(announced, 'utf8');
  const answer = await client(signingsContract.operations.importSignings, { body: { format: 'json', content } });
  if (!answer.ok) throw new Error(`the announced batch was not imported: ${answer.problem.title}`);
  const { landed, unchanged, refused } = answer.body.totals;
  progress(`batch 2024-2: ${landed} rows imported, ${unchanged} were there, ${refused} refused`);
  const hints = [
    'npm run journey   # the main job as a story 主流程演示',
    `curl -s -H "Authorization: Bearer $TOKEN" ${apiUrl}/talent/applications   # as a talent 以人才身份`,
  ];
  return { hints };
}
