const shared = {
  rootDir: '.',
  testEnvironment: '<rootDir>/test/support/runner/environment.mjs',
  testRunner: '<rootDir>/test/support/runner/runner.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
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
  testSequencer: '<rootDir>/test/support/runner/sequencer.mjs',
  reporters: ['default', '<rootDir>/test/support/summary-reporter.mjs'],
  maxWorkers: 2,
  // Each test file stays in memory: a worker that has grown makes way for a new one.
  workerIdleMemoryLimit: '1GB',
  workerGracefulExitTimeout: 5000,
  testTimeout: 30000,
};
