import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A package that few requests need: loaded by the first of them, not by the start. */
export function whenNeeded<T>(name: string): () => T {
  let library: T | null = null;
  return () => (library ??= require(name) as T);
}
