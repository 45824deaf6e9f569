import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { environmentWith } from '../config.js';
import { BackupProblem } from './backup-problem.js';

/** The address without its password, which other users of the machine could read in the process list. */
function addressOf(databaseUrl: string): { address: string; env: Record<string, string> } {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  return { address: url.href, env: password ? { PGPASSWORD: password } : {} };
}

/** Runs `pg_dump` or `pg_restore` on the database. Throws {@link BackupProblem} with what it said. */
export async function runPostgresProgram(
  program: 'pg_dump' | 'pg_restore',
  databaseUrl: string,
  args: readonly string[],
): Promise<void> {
  const { address, env } = addressOf(databaseUrl);
  const child = spawn(program, ['--no-password', `--dbname=${address}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environmentWith(env),
  });
  const failed = once(child, 'error').then(([error]) => error as NodeJS.ErrnoException);
  const said = text(child.stderr);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  ended.catch(() => undefined);
  const outcome = await Promise.race([failed, ended]);
  if (outcome instanceof Error) throw notInstalled(program);
  if (outcome !== 0)
    throw new BackupProblem(
      `${program} 失败:${(await said).trim()}`,
      `${program} failed, see above`,
    );
}

const notInstalled = (program: string): BackupProblem =>
  new BackupProblem(
    `找不到 ${program}:请安装不低于服务器版本的 PostgreSQL 客户端程序`,
    `${program} is not installed: install the PostgreSQL client programs, not older than the server`,
  );
