import { openFile } from '../../shared/files/index.ts';
import type { Purpose } from '../../shared/sealed/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import type { Item } from './domain/state.ts';

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
};

type Content = { number: string } | { file: { name: string; contentType: string; base64: string } };
type Opened =
  | { ok: true; body: Content }
  | { ok: false; refusal: { code: 'personal-data-erased' | 'processing-halted' } };

const unopened = (code: string): Opened => ({
  ok: false,
  refusal: { code: code === 'restricted' ? 'processing-halted' : 'personal-data-erased' },
});

/**
 * What a document says, opened for a purpose that is recorded first. The name that its owner gave it is theirs alone;
 * others get one that says what it is.
 */
export async function contentOf(item: Item, purpose: Purpose, named: boolean, kit: Kit): Promise<Opened> {
  if (!item.number) return fileOf(item, purpose, named, kit);
  const opened = await kit.keyring().open(item.number, purpose);
  return opened.ok ? { ok: true, body: { number: opened.value } } : unopened(opened.code);
}

async function fileOf({ file, facts }: Item, purpose: Purpose, named: boolean, kit: Kit): Promise<Opened> {
  const { kept, contentType = '', name } = file ?? {};
  if (!kept) return unopened('erased');
  const key = await kit.keyring().open(kept.key, purpose);
  if (!key.ok) return unopened(key.code);
  const sealed = await kit.files().read(kept.object);
  if (!sealed) return unopened('erased');
  const given = named && name ? await kit.keyring().open(name, purpose) : undefined;
  const base64 = Buffer.from(openFile(kept.object, key.value, sealed)).toString('base64');
  const plainName = `${facts.kind}.${endings[contentType] ?? 'bin'}`;
  return { ok: true, body: { file: { name: given?.ok ? given.value : plainName, contentType, base64 } } };
}
