interface Entry {
  payload: Payload;
  expiresAt: number;
}

interface Payload {
  uid?: string;
  grantId?: string;
  consumed?: number;
}

/** What the provider keeps between requests: sessions, codes, interactions. A restart asks people to sign in again. */
export function createMemory() {
  const entries = new Map<string, Entry>();
  return class Memory {
    readonly #model: string;

    constructor(model: string) {
      this.#model = model;
    }

    #key(id: string): string {
      return `${this.#model} ${id}`;
    }

    #live(): Payload[] {
      const now = Date.now();
      for (const [key, entry] of entries) if (entry.expiresAt <= now) entries.delete(key);
      return [...entries].filter(([key]) => key.startsWith(`${this.#model} `)).map(([, entry]) => entry.payload);
    }

    async upsert(id: string, payload: Payload, seconds: number | undefined): Promise<void> {
      entries.set(this.#key(id), { payload, expiresAt: Date.now() + (seconds ?? 86_400) * 1000 });
    }

    async find(id: string): Promise<Payload | undefined> {
      const entry = entries.get(this.#key(id));
      return entry !== undefined && entry.expiresAt > Date.now() ? entry.payload : undefined;
    }

    async findByUid(uid: string): Promise<Payload | undefined> {
      return this.#live().find((payload) => payload.uid === uid);
    }

    async findByUserCode(): Promise<undefined> {}

    async consume(id: string): Promise<void> {
      const payload = await this.find(id);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id: string): Promise<void> {
      entries.delete(this.#key(id));
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, entry] of entries) if (entry.payload.grantId === grantId) entries.delete(key);
    }
  };
}
