import { toShanghai } from '../../../shared/calendar/index.ts';
import type { Keyring } from '../../../shared/sealed/index.ts';
import { exportLinkOf } from '../../wallet/contract.ts';
import settings from '../data/rights.json' with { type: 'json' };
import type { Request } from '../domain/request.ts';
import type { Part } from '../domain/request-parts.ts';
import type { Archive } from './archive-schema.ts';

type Listed = Archive['files'][number];

/** The files among what services hold, each with a link that is sealed under the person's key: it goes with the key, too. */
export async function filesIn({ person, parts }: Request, requestId: string, now: number, keyring: Keyring) {
  const until = toShanghai(now + settings.links.minutes * 60_000);
  const hashOf = async (sealed: NonNullable<Part['records'][number]['file']>['sha256']) => {
    const opened = sealed && (await keyring.open(sealed, { who: person, why: 'talent.own-export', caseId: requestId }));
    return opened?.ok ? { sha256: opened.value } : {};
  };
  const all = Object.entries(parts).flatMap(([service, { kinds, records }]) =>
    records.map(async ({ kind: code, id, file }): Promise<Listed[]> => {
      if (!file) return [];
      const { field, pathOf } = exportLinkOf(id);
      const { box } = await keyring.seal(person, field, until);
      const title = kinds.find((kind) => kind.code === code)?.title ?? { zh: code, en: code };
      const { sha256, ...told } = file;
      return [{ service, id, title, ...told, ...(await hashOf(sha256)), path: pathOf(box), until }];
    }),
  );
  return (await Promise.all(all)).flat();
}
