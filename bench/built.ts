import { fileURLToPath } from 'node:url';

const url = (file: string): URL => new URL(`../dist/${file}`, import.meta.url);

/** The path of a program of the built server. */
export const programOf = (file: string): string => fileURLToPath(url(file));

const built = <T>(file: string): Promise<T> => import(url(file).href) as Promise<T>;

/** The server as it is measured, `dist/`, with the types of its source. */
export const { ENTITIES, MIGRATIONS } =
  await built<typeof import('../src/database.js')>('database.js');
export const { readConfig, sqliteFile } =
  await built<typeof import('../src/platform/config.js')>('platform/config.js');
export const { openDatabase } = await built<
  typeof import('../src/platform/database/database.module.js')
>('platform/database/database.module.js');
export const { SEARCH_FORMAT } = await built<
  typeof import('../src/platform/search/search-rebuilder.js')
>('platform/search/search-rebuilder.js');
