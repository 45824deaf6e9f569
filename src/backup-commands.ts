import { MIGRATIONS } from './database.js';
import { STORED_FILES } from './features/attachments/stored-files.queries.js';
import { BackupProblem, explainSystemError } from './platform/backup/backup-problem.js';
import { makeBackup } from './platform/backup/make-backup.js';
import type { Manifest } from './platform/backup/manifest.js';
import { Progress } from './platform/backup/progress.js';
import { restoreBackup } from './platform/backup/restore-backup.js';
import { verifyBackup, verifyPlace } from './platform/backup/verify-place.js';
import { type Config, ConfigError, loadEnvFile, readConfig } from './platform/config.js';
import { DatabaseInUse } from './platform/database/sqlite-lock.js';
import { DatabaseUnreachable } from './platform/database/unreachable.js';

const USAGE = {
  backup: '用法 (usage): npm run backup [-- file] [--without-lost]\n',
  restore: '用法 (usage): npm run restore -- file\n',
  verify: '用法 (usage): npm run backup:verify -- file [--restored]\n',
};
const MB = 1024 * 1024;

/** `npm run backup [-- file] [--without-lost]`; answers the exit code. */
export function backupCommand(args: readonly string[]): Promise<number> {
  const { files, flags } = sorted(args);
  const withoutLost = flags.delete('--without-lost');
  if (flags.size || files.length > 1) return Promise.resolve(refuse(USAGE.backup));
  return run(async (config, progress) => {
    const [target = null] = files;
    const order = { config, target, storedFiles: STORED_FILES, withoutLost, progress };
    const { file, bytes, manifest } = await makeBackup(order);
    return (
      `备份完成并已复核 (backed up and read again): ${file}, ${(bytes / MB).toFixed(1)} MB\n` +
      summary(manifest)
    );
  });
}

/** `npm run restore -- file`; answers the exit code. */
export function restoreCommand(args: readonly string[]): Promise<number> {
  const { files, flags } = sorted(args);
  const [file] = files;
  if (!file || flags.size || files.length > 1) return Promise.resolve(refuse(USAGE.restore));
  return run(async (config, progress) => {
    const migrations = new Set(MIGRATIONS.map(({ name }) => name));
    const order = { config, file, storedFiles: STORED_FILES, migrations, progress };
    const manifest = await restoreBackup(order);
    return `已恢复到 (restored to) ${config.dataDir}\n${summary(manifest)}`;
  });
}

/** `npm run backup:verify -- file [--restored]`; answers the exit code. */
export function verifyCommand(args: readonly string[]): Promise<number> {
  const { files, flags } = sorted(args);
  const [file] = files;
  const restored = flags.delete('--restored');
  if (!file || flags.size || files.length > 1) return Promise.resolve(refuse(USAGE.verify));
  return run(async (config, progress) => {
    const manifest = await verifyBackup(file, progress);
    if (restored) await verifyPlace(config, manifest, STORED_FILES, progress);
    const what = restored
      ? '备份完好,与此处一致 (whole, and the same as here)'
      : '备份完好 (whole)';
    return `${what}\n${summary(manifest)}`;
  });
}

function sorted(args: readonly string[]): { files: string[]; flags: Set<string> } {
  const isFlag = (arg: string) => arg.startsWith('--');
  return { files: args.filter((arg) => !isFlag(arg)), flags: new Set(args.filter(isFlag)) };
}

const summary = ({ takenAt, applicationVersion, database, parts, tables, lost }: Manifest) => {
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
  const missing = lost.length ? `,缺失附件文件 (lost) ${lost.length}` : '';
  return `  ${takenAt} ${database} v${applicationVersion},记录 (rows) ${rows},附件文件 (files) ${parts.length - 1}${missing}\n`;
};

async function run(work: (config: Config, progress: Progress) => Promise<string>): Promise<number> {
  try {
    loadEnvFile();
    const print = (text: string) => void process.stderr.write(text);
    const progress = new Progress(print, process.stderr.isTTY, interruption());
    process.stdout.write(await work(readConfig(), progress));
    return 0;
  } catch (error) {
    return refuse(`${explain(error)}\n`);
  }
}

/** Ctrl-C ends the work in order: nothing half-made is left. */
function interruption(): AbortSignal {
  const stop = new AbortController();
  const reason = new BackupProblem('已中断,未留下任何内容', 'interrupted; nothing was left behind');
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(reason));
  return stop.signal;
}

const EXPLAINED = [BackupProblem, ConfigError, DatabaseInUse, DatabaseUnreachable];

function explain(error: unknown): string {
  if (EXPLAINED.some((type) => error instanceof type)) return (error as Error).message;
  const known = explainSystemError(error);
  if (known) return known.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function refuse(text: string): number {
  process.stderr.write(text);
  return 1;
}
