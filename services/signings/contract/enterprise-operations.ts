import * as z from 'zod/mini';
import { fields, operation, text } from '../../../shared/contract/index.ts';
import { refusals } from './refusals.ts';
import { staff, staffAndOwners, writers } from './roles.ts';
import * as shapes from './shapes.ts';

const params = z.strictObject({ enterpriseId: fields.id() });

/** Operations on enterprises, and the list of sectors. */
export const enterpriseOperations = {
  registerEnterprise: operation({
    id: 'registerEnterprise',
    method: 'POST',
    path: '/signings/enterprises',
    summary: text('登记企业', 'Register an enterprise'),
    roles: writers,
    body: z.strictObject({
      /** A code chosen by people; left out, one is made. */
      enterpriseId: z.optional(fields.id()),
      names: shapes.names,
      sector: z.optional(shapes.sector),
    }),
    output: shapes.enterprise,
    status: 201,
    refusals: refusals('enterprise-differs'),
    example: { names: { zh: '示例科技（演示数据）', en: 'Example Tech (made up)' }, sector: 'large-models' },
  }),
  listEnterprises: operation({
    id: 'listEnterprises',
    method: 'GET',
    path: '/signings/enterprises',
    summary: text('企业列表', 'List enterprises'),
    roles: staff,
    query: z.strictObject(fields.pageQuery()),
    output: fields.pageOf(shapes.enterprise),
  }),
  getEnterprise: operation({
    id: 'getEnterprise',
    method: 'GET',
    path: '/signings/enterprises/{enterpriseId}',
    summary: text('查看企业', 'Get an enterprise'),
    roles: staffAndOwners,
    params,
    output: shapes.enterprise,
  }),
  listSectors: operation({
    id: 'listSectors',
    method: 'GET',
    path: '/signings/sectors',
    summary: text('行业列表，附来源', 'List the sectors, with their source'),
    roles: staffAndOwners,
    output: z.strictObject({
      source: shapes.source,
      items: z.array(z.strictObject({ code: z.string(), zh: z.string(), en: z.string() })),
    }),
  }),
} as const;
