import { nameKey } from '../../platform/name-key.js';

/** All names of a unit, each as its {@link nameKey} on a line of its own; the full name first. */
export function searchTextOf(names: readonly (string | null | undefined)[]): string {
  const keys = names.map((name) => (name ? nameKey(name) : '')).filter(Boolean);
  return [...new Set(keys)].map((key) => `${key}\n`).join('');
}

/** What tells whether two units may be one. */
export interface Named {
  id: string;
  regionId: string;
  searchText: string;
}

/** Units of one region that go by one name. */
export interface Namesakes {
  name: string;
  ids: string[];
}

/**
 * Units of one region of which one bears as its full name what another bears as any of its names.
 * Two that merely share an alias (区文化馆) are not suggested.
 */
export function namesakesAmong(units: readonly Named[]): Namesakes[] {
  const groups = new Map<string, { name: string; ids: string[]; fullName: boolean }>();
  for (const { id, regionId, searchText } of units)
    searchText
      .split('\n')
      .filter(Boolean)
      .forEach((name, index) => {
        const key = `${regionId} ${name}`;
        const group = groups.get(key) ?? { name, ids: [], fullName: false };
        group.ids.push(id);
        group.fullName ||= index === 0;
        groups.set(key, group);
      });
  const seen = new Set<string>();
  return [...groups.values()].filter(({ ids, fullName }) => {
    const key = ids.join();
    if (!fullName || ids.length < 2 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The aliases of a unit that takes over another's names: each once, its own names left out. */
export function aliasesAfterMerge(
  keep: { name: string; shortName: string | null; aliases: readonly string[] },
  duplicate: { name: string; shortName: string | null; aliases: readonly string[] },
): string[] {
  const known = new Set([keep.name, keep.shortName ?? ''].map(nameKey));
  const offered = [...keep.aliases, duplicate.name, duplicate.shortName, ...duplicate.aliases];
  return offered.filter((alias): alias is string => {
    if (!alias || known.has(nameKey(alias))) return false;
    known.add(nameKey(alias));
    return true;
  });
}
