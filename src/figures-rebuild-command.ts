import { ENTITIES, MIGRATIONS } from './database.js';
import { ActivityFiguresService } from './features/figures/activity-figures.service.js';
import { ConfigError, loadEnvFile, readConfig } from './platform/config.js';
import { openDatabase } from './platform/database/database.module.js';
import { DatabaseInUse } from './platform/database/sqlite-lock.js';
import { DatabaseUnreachable } from './platform/database/unreachable.js';

const EXPLAINED = [ConfigError, DatabaseInUse, DatabaseUnreachable];

/** `npm run figures:rebuild`: counts all figures anew from the activities; answers the exit code. */
export async function rebuildFigures(): Promise<number> {
  try {
    loadEnvFile();
    const database = await openDatabase(readConfig(), {
      entities: ENTITIES,
      migrations: MIGRATIONS,
    });
    try {
      await new ActivityFiguresService(database).rebuild(showProgress);
    } finally {
      await database.close();
    }
    process.stdout.write('\n统计数字已重新计算 (the figures were counted anew)\n');
    return 0;
  } catch (error) {
    if (!EXPLAINED.some((type) => error instanceof type)) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

const EVERY = 20;

function showProgress(done: number, total: number): void {
  if (process.stdout.isTTY && (done % EVERY === 0 || done === total))
    process.stdout.write(`\r${done} / ${total}`);
}
