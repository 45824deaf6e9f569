import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Config } from '../../src/platform/config.js';

export interface CommandEnding {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `dist/NAME.js` on the place, as a person at the console does, until it ends. */
export async function runCommand(
  name: 'backup' | 'restore' | 'backup-verify' | 'figures-rebuild',
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<CommandEnding> {
  const child = spawn(process.execPath, [`dist/${name}.js`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATA_DIR: config.dataDir,
      DATABASE_URL: config.databaseUrl ?? '',
      ...env,
    },
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}
