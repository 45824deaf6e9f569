import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

const DIE = "process.kill(process.pid, 'SIGKILL')";

/** The messages that a process wrote which did this with its logger. */
function written(work: string): string[] {
  const program = `import { logger } from './dist/platform/logger.js'; ${work}`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program]);
  return stdout
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
}

describe('the lines of the log', () => {
  it.each([
    ['comes to its end', '', ['a', 'b']],
    ['leaves', 'process.exit(3)', ['a', 'b']],
    ['fails', "throw new Error('unexpected')", ['a', 'b']],
    ['logs an error and is killed', `logger.error('c'); ${DIE}`, ['a', 'b', 'c']],
    ['logs a warning and is killed', `logger.warn('c'); ${DIE}`, ['a', 'b', 'c']],
    ['is killed a while later', `setTimeout(() => ${DIE}, 500)`, ['a', 'b']],
    ['is killed at once: those of the last moment are lost', DIE, []],
  ])('are written when the process %s', (_, end, expected) => {
    expect(written(`logger.info('a'); logger.info('b'); ${end}`)).toEqual(expected);
  });

  it('are written whole when they are long and many', () => {
    const found = written(
      "for (let i = 0; i < 500; i += 1) logger.info(String(i).padStart(i % 50 === 0 ? 9000 : 40, '国'));",
    );
    const expected = Array.from({ length: 500 }, (_, i) =>
      String(i).padStart(i % 50 === 0 ? 9000 : 40, '国'),
    );
    expect(found).toEqual(expected);
  });
});
