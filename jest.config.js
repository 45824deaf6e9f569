const shared = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

const onDatabase = (name) => ({
  ...shared,
  displayName: name,
  globals: { TEST_DATABASE: name },
  testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
});

/** Rules need no database; every behaviour runs on SQLite and again on PostgreSQL. */
export default {
  projects: [
    { ...shared, displayName: 'rules', testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'] },
    onDatabase('sqlite'),
    onDatabase('postgres'),
  ],
  reporters: ['default', '<rootDir>/test/support/summary-reporter.mjs'],
  // A worker serves one file only: jest hands CommonJS packages of one file's realm to the next.
  workerIdleMemoryLimit: '1MB',
  maxWorkers: 2,
  testTimeout: 30000,
};
