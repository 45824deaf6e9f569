import { AppModule } from './app.module.js';
import { ConfigError, loadEnvFile, readConfig } from './platform/config.js';
import { DatabaseInUse } from './platform/database/sqlite-lock.js';
import { DatabaseUnreachable } from './platform/database/unreachable.js';
import { SearchIndex } from './platform/search/search-index.js';
import { createApp } from './platform/start.js';

/** Errors whose message is written for whoever runs the command. */
const EXPLAINED = [ConfigError, DatabaseInUse, DatabaseUnreachable];

/**
 * `npm run search:rebuild`; answers the exit code. On SQLite the server must be stopped, on PostgreSQL
 * it may run.
 */
export async function rebuildSearch(): Promise<number> {
  try {
    await run();
    return 0;
  } catch (error) {
    if (!EXPLAINED.some((type) => error instanceof type)) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

async function run(): Promise<void> {
  loadEnvFile();
  const config = readConfig();
  const app = await createApp(AppModule.of(config), config);
  const began = performance.now();
  try {
    const index = app.get(SearchIndex);
    const done = index.builtAtStart ?? (await index.rebuild(showProgress()));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`\n检索索引已重建 (search index rebuilt): ${done} 条, ${seconds} s\n`);
  } finally {
    await app.close();
  }
}

const SHOWN_MS = 500;

/** On a terminal one line that counts up; in a file a line now and then. */
function showProgress(): (done: number, total: number) => void {
  const [start, every] = process.stdout.isTTY ? ['\r', SHOWN_MS] : ['\n', SHOWN_MS * 10];
  let last = -Infinity;
  return (done, total) => {
    if (done < total && performance.now() - last < every) return;
    last = performance.now();
    process.stdout.write(`${start}${done} / ${total}`);
  };
}
