import { request } from 'undici';

/** Throws, naming the setting, when nothing answers at the endpoint. */
export async function requireReachable(endpoint: string): Promise<void> {
  try {
    const answer = await request(endpoint, { headersTimeout: 3000 });
    await answer.body.dump();
  } catch (cause) {
    throw new Error(`No database answers at DYNAMODB_ENDPOINT ${endpoint}.`, { cause });
  }
}
