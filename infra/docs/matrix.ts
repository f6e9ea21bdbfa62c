import type { Contract } from '../../shared/contract/index.ts';
import { roles } from '../../shared/identity/index.ts';

/** Which role may call which operation, as a table; what is not ticked is refused. */
export function matrixOf(contracts: readonly Contract[]): string {
  const head = `| operation | anyone | ${roles.join(' | ')} |\n| --- | --- | ${roles.map(() => '---').join(' | ')} |`;
  const rows = contracts.flatMap(({ operations }) =>
    Object.values(operations).map(({ id, method, path, roles: allowed }) => {
      const ticks = roles.map((role) => (allowed === 'anyone' || allowed.includes(role) ? '✓' : ''));
      return `| ${id} \`${method} ${path}\` | ${allowed === 'anyone' ? '✓' : ''} | ${ticks.join(' | ')} |`;
    }),
  );
  const note =
    'Generated from the contracts by `npm run docs`. Rights on the object itself (my case, my department, my enterprise) are decided in each service.';
  return `# Who may call what\n\n${note}\n\n${head}\n${rows.join('\n')}\n`;
}
