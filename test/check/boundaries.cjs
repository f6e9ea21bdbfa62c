/** Who may import whom; architecture.md of the design and CONTRIBUTING.md say why. */
const services = 'signings|packages|institutions|talent|hukou|housing|education|medical|incubators|partners|indicators|notices|wallet|portal';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'another-service-by-its-contract-alone',
      severity: 'error',
      from: { path: `^services/(${services})/` },
      to: { path: `^services/(${services})/`, pathNot: ['^services/$1/', '^services/[^/]+/contract\\.ts$'] },
    },
    {
      name: 'kernel-knows-no-service-and-no-infra',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$|^shared/testing/' },
      to: { path: '^(services|infra|test)/' },
    },
    {
      name: 'services-know-no-infra',
      severity: 'error',
      from: { path: '^services/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '^(infra|test)/|^shared/testing/' },
    },
    {
      name: 'engine-knows-no-service',
      severity: 'error',
      from: { path: '^infra/local/' },
      to: { path: `^services/|^shared/(?!patterns/|calendar/|testing/)` },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^services/[^/]+/(domain(\\.ts$|/)|views\\.ts$)', pathNot: '\\.test\\.ts$' },
      to: { path: '^node:|@aws-sdk|@middy|undici|^shared/(service/(runtime|api|handlers)|identity/token)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rules-are-read-when-built',
      severity: 'error',
      from: { path: '^(services|shared)/', pathNot: '\\.test\\.ts$|^shared/rules/(loading|testing)/' },
      to: { path: '^shared/rules/loading/|node_modules/(yaml|feelin)/' },
    },
    {
      name: 'product-does-not-import-dev-dependencies',
      severity: 'error',
      from: { path: '^(infra|services|shared)/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(cdk\\.out|\\.local|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], conditionNames: ['import', 'node', 'default'] },
  },
};
