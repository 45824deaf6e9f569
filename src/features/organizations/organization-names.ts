/**
 * A name as it is compared: full-width and half-width forms, letter case, spaces and brackets do
 * not make a different unit.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]<>《》〈〉「」“”"'·・.,,、-]/gu, '');

/** All names of a unit, each as its {@link nameKey} on a line of its own. */
export function searchTextOf(names: readonly (string | null | undefined)[]): string {
  const keys = names.map((name) => (name ? nameKey(name) : '')).filter(Boolean);
  return [...new Set(keys)].map((key) => `${key}\n`).join('');
}
