/** The directions of the code base: features point down to the platform and along foreign keys. */
const FEATURE = '^src/features/([^/]+)/';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'Two files that need each other are one, or miss a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'platform-knows-no-feature',
      'The platform could serve another project.',
      { path: '^src/platform/' },
      { path: '^src/(features/|app\\.module|database|demo|main)' },
    ),
    rule(
      'features-know-no-root',
      'Only the composition root knows every feature.',
      { path: '^src/features/' },
      { path: '^src/[^/]+\\.ts$' },
    ),
    rule(
      'features-meet-at-their-doors',
      'A feature uses another by its entity, inputs, rules (policy, lifecycle), service, queries, port or module only.',
      { path: FEATURE },
      {
        path: '^src/features/',
        pathNot: [
          '^src/features/$1/',
          '\\.(entity|inputs|policy|lifecycle|service|queries|module|port)\\.ts$',
        ],
      },
    ),
    rule(
      'rules-are-pure',
      'Policies, lifecycles and warnings know no Nest provider and no database connection.',
      { path: '\\.(policy|lifecycle|warnings)\\.ts$' },
      {
        path: '(\\.(service|resolver|module)\\.ts$|platform/database/(database|unit-of-work|read-store)\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'services-know-no-resolver',
      'A request crosses resolver, service, policy; never upwards.',
      { path: '\\.(service|queries)\\.ts$' },
      { path: '\\.resolver\\.ts$' },
    ),
    rule(
      'entities-are-leaves',
      'An entity knows other entities and the platform.',
      { path: '\\.entity\\.ts$' },
      { path: '^src/features/.*\\.(service|resolver|module|queries)\\.ts$' },
    ),
    rule(
      'nothing-imports-tests',
      'Tests import the product.',
      { path: '^src/' },
      { path: '^(test|bench)/' },
    ),
    rule(
      'no-orphans',
      'A file nobody uses.',
      {
        orphan: true,
        pathNot: ['^src/(main|demo|schema|regions-import|[a-z-]+)\\.ts$', '\\.d\\.ts$'],
      },
      {},
    ),
    rule(
      'no-development-packages',
      'Development packages are not there in production.',
      { path: '^src/' },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: ['node_modules/@types/'],
      },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
