import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it, jest } from '@jest/globals';
import { testDatabase } from '../support/boot-app.js';

// It generates a database and starts two servers.
jest.setTimeout(240_000);

it('generates data on which the server and the bare handlers answer alike', async () => {
  const child = spawn(
    process.execPath,
    ['bench/main.ts', '--check', '--fresh', '--activities', '300', '--database', testDatabase],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [said, told, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  expect(code === 0 ? '' : told).toBe('');
  expect(said.replaceAll(/\d+/g, 'N')).toBe(
    '(a) N activities of a street in N days: N answers equal\n' +
      '(b) one activity: N answers equal\n' +
      '(c) search for a two-character word: N answers equal\n' +
      '(d) activities and participants by street in N days: N answers equal\n' +
      '(e) creation of an activity with two organizers: N answers equal\n',
  );
});
