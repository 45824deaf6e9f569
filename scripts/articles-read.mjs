/**
 * Runs the compiled reader of articles; compiles first where the compiled one is missing or older than
 * its source. Nothing but answers is written to the standard output.
 */
import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = new URL('../dist/articles-read.js', import.meta.url);
const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const sources = globSync(['src/articles-read*.ts', 'src/features/articles/reading/**/*.ts'], {
  cwd: root,
}).filter((file) => !file.endsWith('.spec.ts'));
const newest = Math.max(...sources.map((file) => changedAt(`${root}/${file}`)));
if (changedAt(fileURLToPath(program)) < newest)
  execFileSync('nest', ['build'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });

await import(program.href);
