/**
 * Where a service's files lie: what came and nobody may open yet, and what is kept, each under the key of its person.
 * The roles of the service's functions are cut along these prefixes.
 */
export const prefixes = { incoming: 'incoming/', kept: 'kept/' } as const;

/** A file that is about to come: exactly these bytes, of this length and declared type. */
export interface Upload {
  key: string;
  bytes: number;
  /** base64, 44 characters. */
  sha256: string;
  contentType: string;
}

/** The files of a service. */
export interface FileStore {
  /** An address to which whoever has it can put these bytes, and no others, for some minutes. */
  uploadAddress(upload: Upload): Promise<{ url: string; headers: Record<string, string>; expiresIn: number }>;
  /** The bytes, or nothing when there is no such object. */
  read(key: string): Promise<Uint8Array | undefined>;
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** Also succeeds when there is no such object. */
  remove(key: string): Promise<void>;
}
