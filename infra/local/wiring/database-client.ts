export interface DatabaseClient {
  /** One call of the DynamoDB JSON protocol. Refusals are thrown as DatabaseRefusal. */
  call<T>(operation: string, input: Record<string, unknown>): Promise<T>;
}

export class DatabaseRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = 'DatabaseRefusal';
    this.code = code;
  }
}

/** The engine's own way to the database, past the gateway and its authorization. */
export function createDatabaseClient(endpoint: string, region: string): DatabaseClient {
  const scope = `engine/20260101/${region}/dynamodb/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`;
  return {
    async call<T>(operation: string, input: Record<string, unknown>) {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization,
      };
      const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(input) });
      const answer = (await response.json()) as T & { __type?: string; message?: string };
      if (response.ok) return answer;
      throw new DatabaseRefusal(answer.__type?.split('#').pop() ?? String(response.status), answer.message ?? '');
    },
  };
}
