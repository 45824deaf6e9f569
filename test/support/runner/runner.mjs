import { createRequire } from 'node:module';
import circus from 'jest-circus/runner';
import { forgetOthers, noteProduct } from './declared-types.mjs';
import { freshly, sourceMaps } from './modules.mjs';

const require = createRequire(import.meta.url);
const TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');

const jest = {
  setTimeout(milliseconds) {
    globalThis[TIMEOUT] = milliseconds;
  },
};

let run = 0;

/** What jest's framework asks of its module loader, answered by Node's own. */
const loaderOf = (runtime) => ({
  requireInternalModule(framework) {
    delete require.cache[framework];
    return require(framework);
  },
  requireModule: require,
  setGlobalsForRuntime(globals) {
    globalThis.guoanTestGlobals = { ...globals, jest };
  },
  unstable_shouldLoadAsEsm: () => true,
  async unstable_importModule(path) {
    run += 1;
    await import(freshly(path, run));
    for (const [url, map] of sourceMaps) runtime.getSourceMaps().set(url, map);
  },
  enterTestCode: () => {},
  leaveTestCode: () => {},
});

/** Runs one test file with jest's own framework, loaded as Node loads it. */
export default async function runFile(globalConfig, config, environment, runtime, path, tell) {
  delete globalThis[TIMEOUT];
  delete globalThis[EVENT_HANDLERS];
  if (config.globals.TEST_DATABASE) await noteProduct();
  try {
    const loader = loaderOf(runtime);
    return await circus.default(globalConfig, config, environment, loader, path, tell);
  } finally {
    forgetOthers();
  }
}
