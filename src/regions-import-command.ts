import { readFile } from 'node:fs/promises';
import { ENTITIES, MIGRATIONS } from './database.js';
import { RegionChanges } from './features/regions/region-changes.service.js';
import { RegionsImport } from './features/regions/regions-import.service.js';
import { Actor } from './platform/access/actor.js';
import { loadEnvFile, readConfig } from './platform/config.js';
import { newId } from './platform/database/columns.js';
import { openDatabase } from './platform/database/database.module.js';
import { DatabaseInUse } from './platform/database/sqlite-lock.js';
import { UserError } from './platform/errors.js';
import { runInRequest } from './platform/request-context.js';

const USAGE = '用法 (usage): npm run regions:import -- divisions.csv\n';

/** `npm run regions:import -- divisions.csv`; answers the exit code. */
export async function importRegions(args: readonly string[]): Promise<number> {
  const [file] = args;
  if (!file || args.length > 1) return refuse(USAGE);
  try {
    await run(await readFile(file));
    return 0;
  } catch (error) {
    return refuse(explain(error));
  }
}

async function run(file: Uint8Array): Promise<void> {
  loadEnvFile();
  const listed = { entities: ENTITIES, migrations: MIGRATIONS };
  const database = await openDatabase(readConfig(), listed);
  const requestId = newId();
  const system = { requestId, language: 'zh', address: null, actor: Actor.system } as const;
  const regions = new RegionsImport(database, new RegionChanges(database));
  try {
    const result = await runInRequest(system, () => regions.run(file, showProgress));
    const { added, changed, unchanged } = result;
    process.stdout.write(
      `\n新增 (added) ${added},更改 (changed) ${changed},未变 (unchanged) ${unchanged}\n`,
    );
  } finally {
    await database.close();
  }
}

const EVERY = 100;

function showProgress(done: number, total: number): void {
  if (process.stdout.isTTY && (done % EVERY === 0 || done === total))
    process.stdout.write(`\r${done} / ${total}`);
}

function explain(error: unknown): string {
  if (error instanceof UserError && error.fields.length)
    return `未导入任何内容 (nothing was imported):\n${error.fields.map(({ text }) => `  ${text.zh}\n`).join('')}`;
  if (error instanceof UserError) return `${error.text.zh} (${error.text.en})\n`;
  if (error instanceof DatabaseInUse) return `${error.message}\n`;
  return `${error instanceof Error ? error.message : 'failed'}\n`;
}

function refuse(text: string): number {
  process.stderr.write(text);
  return 1;
}
