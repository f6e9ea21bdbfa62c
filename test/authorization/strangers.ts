import type { Persona } from '../../infra/local/servers/issuer.ts';
import type { Role } from '../../shared/identity/index.ts';

const madeUp = (zh: string, en: string) => ({ zh: `${zh}（虚构）`, en: `${en} (made up)` });

/** Somebody who signed in and may do nothing. */
export const nobody: Persona = { id: 'nobody', name: madeUp('无角色', 'No role'), claims: { roles: [] } };

/** Somebody whose token names roles that there are not. */
export const pretender: Persona = {
  id: 'pretender',
  name: madeUp('自封角色', 'A role that is none'),
  claims: { roles: ['admin', 'Ops', 'constructor', '*'] },
};

/** Others of the same roles as those to whom the story's things belong. */
export const strangers: Persona[] = [
  {
    id: 'stranger-talent',
    name: madeUp('另一人才', 'Another talent'),
    claims: { roles: ['talent'], enterprise: 'enterprise-b' },
  },
  {
    id: 'stranger-enterprise',
    name: madeUp('乙企业', 'Enterprise B'),
    claims: { roles: ['enterprise'], enterprise: 'enterprise-b' },
  },
  {
    id: 'stranger-partner',
    name: madeUp('另一机构', 'Another agency'),
    claims: { roles: ['partner'], partner: 'agency-b' },
  },
];

const departments = ['hukou', 'housing', 'education', 'medical'];

/** Somebody of this role to whom a thing of the story does not belong; nobody where the role reads or works for all. */
export function strangerTo(role: Role, path: string): string | undefined {
  const [, service = ''] = path.split('/');
  if (role === 'talent' || role === 'enterprise' || role === 'partner') return `stranger-${role}`;
  const other = service === 'medical' ? 'hukou' : 'medical';
  if (role === 'caseworker') return `caseworker-${other}`;
  return role === 'leader' && departments.includes(service) ? `lead-${other}` : undefined;
}
