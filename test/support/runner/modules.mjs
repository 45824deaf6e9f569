import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const root = resolve(import.meta.dirname, '../../..');
const addressOf = (folder) => `${pathToFileURL(join(root, folder)).href}/`;
const SOURCE = addressOf('src');
const COMPILED = addressOf('dist');
const GLOBALS = new URL('globals.mjs', import.meta.url).href;
const RELATIVE = /^\.{1,2}\//;
/** Marks what is loaded anew for each test file: the file and what it imports of `test` and `bench`. */
const FRESH = '?run=';
const MAPS = join(root, 'node_modules/.cache/test-maps');
mkdirSync(MAPS, { recursive: true });

/** Where the source maps of test files lie, by the address of the module. */
export const sourceMaps = new Map();

/** The address that loads a test file anew in each run. */
export const freshly = (path, run) => `${pathToFileURL(path).href}${FRESH}${run}`;

function resolveOwn(specifier, parent) {
  const { href } = new URL(specifier, parent);
  // Under test is what `nest build` made, once for all files, as users run it.
  if (href.startsWith(SOURCE)) return href.replace(SOURCE, COMPILED);
  const typed = href.replace(/\.js$/, '.ts');
  return (existsSync(fileURLToPath(typed)) ? typed : href) + new URL(parent).search;
}

function compile(url) {
  const path = fileURLToPath(url);
  const source = readFileSync(path, 'utf8');
  const { code, map } = transformSync(source, { filename: path, sourceMaps: true });
  const file = join(MAPS, `${createHash('sha256').update(path).update(source).digest('hex')}.json`);
  if (!existsSync(file)) writeFileSync(file, map);
  sourceMaps.set(url, file);
  return code;
}

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context;
    if (!parentURL?.includes(FRESH)) return next(specifier, context);
    if (specifier === '@jest/globals')
      return { url: GLOBALS + new URL(parentURL).search, shortCircuit: true };
    if (!RELATIVE.test(specifier)) return next(specifier, context);
    return { url: resolveOwn(specifier, parentURL), shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.includes(`.ts${FRESH}`)) return next(url, context);
    return { format: 'module', source: compile(url), shortCircuit: true };
  },
});
