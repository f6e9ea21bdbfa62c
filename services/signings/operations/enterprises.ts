import { commanding, type Handle, reading } from '../../../shared/service/index.ts';
import { enterprise } from '../aggregates.ts';
import type { signingsContract } from '../contract.ts';
import announcement from '../data/batch-2024-2.json' with { type: 'json' };
import { sectors } from '../data/sectors.ts';
import type { Enterprise } from '../domain/enterprise.ts';
import { mayRead } from '../domain/rights.ts';
import { enterpriseLine, lists } from '../views.ts';
import { staffList, writing } from './staff.ts';

type Operations = typeof signingsContract.operations;

const shown = (state: Enterprise | null, id: string) => enterpriseLine(id, state ?? { names: { zh: id } });

const registerEnterprise: Handle<Operations['registerEnterprise']> = writing(
  commanding(
    enterprise,
    ({ body: { enterpriseId, ...rest } }, kit) => ({
      id: enterpriseId ?? kit.newId(),
      command: { type: 'register' as const, ...rest },
    }),
    shown,
  ),
);

const getEnterprise: Handle<Operations['getEnterprise']> = reading(
  enterprise,
  ({ params }) => params.enterpriseId,
  (state, id, _version, { principal }) => (mayRead(principal, id) ? shown(state, id) : undefined),
);

const listSectors: Handle<Operations['listSectors']> = async () => ({
  ok: true,
  body: { source: announcement.source, items: [...sectors] },
});

export const enterpriseHandles = {
  registerEnterprise,
  listEnterprises: staffList<Operations['listEnterprises']>(lists.enterprises),
  getEnterprise,
  listSectors,
};
