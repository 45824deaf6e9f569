import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it, jest } from '@jest/globals';
import { testDatabase } from '../support/boot-app.js';

// It generates a database and starts two servers.
jest.setTimeout(120_000);

it('generates data on which the server and the bare handlers answer alike', async () => {
  const child = spawn(
    process.execPath,
    ['bench/main.ts', '--check', '--fresh', '--activities', '300', '--database', testDatabase],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [said, told, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  expect(code === 0 ? '' : told).toBe('');
  expect(said).toMatch(/^(\([a-e]\) .+: \d+ answers equal\n)+$/);
});
