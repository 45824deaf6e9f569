import { nameKey } from '../../platform/name-key.js';

/** All names of a unit, each as its {@link nameKey} on a line of its own. */
export function searchTextOf(names: readonly (string | null | undefined)[]): string {
  const keys = names.map((name) => (name ? nameKey(name) : '')).filter(Boolean);
  return [...new Set(keys)].map((key) => `${key}\n`).join('');
}
