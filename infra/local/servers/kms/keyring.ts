export interface MasterKey {
  keyId: string;
  name: string;
  /** 32 bytes. */
  material: Buffer;
  createdAt: string;
}

export interface Keyring {
  arn(keyId: string): string;
  /** By key id, key ARN, alias or alias ARN. */
  find(key: string): MasterKey | undefined;
}
