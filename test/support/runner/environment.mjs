import { ModuleMocker } from 'jest-mock';

const realConsole = globalThis.console;
const realExit = process.exit;

/**
 * The worker's own process instead of a context beside it, so that packages and compiled code are loaded
 * once for all test files. Settings and globals are put back after each file.
 */
export default class ProcessEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;

  constructor({ projectConfig }) {
    this.globals = projectConfig.globals;
    this.settings = { ...process.env };
  }

  async setup() {
    Object.assign(globalThis, this.globals);
  }

  async teardown() {
    for (const name of Object.keys(this.globals)) delete globalThis[name];
    for (const name of Object.keys(process.env))
      if (!(name in this.settings)) delete process.env[name];
    Object.assign(process.env, this.settings);
    globalThis.console = realConsole;
    process.exit = realExit;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
}
