import type { Register } from '../reading.types.js';
import type { UnitSpan } from './organizations.js';

/** The names and aliases of the register's organizations, found where they stand. */
export class KnownNames {
  private readonly byStart = new Map<string, string[]>();

  constructor(register: Register) {
    for (const { name, aliases } of register.organizations)
      for (const each of [name, ...aliases]) this.add(each);
    for (const names of this.byStart.values()) names.sort((a, b) => b.length - a.length);
  }

  private add(name: string): void {
    if (name.length < 2) return;
    const key = name.slice(0, 2);
    const names = this.byStart.get(key);
    if (names) names.push(name);
    else this.byStart.set(key, [name]);
  }

  /** The units with those known by name put over them where the known name is at least as long. */
  over(masked: string, units: readonly UnitSpan[]): UnitSpan[] {
    if (!this.byStart.size) return [...units];
    const found = this.spans(masked);
    const kept = units.filter((unit) => !found.some((known) => covers(known, unit)));
    const fitting = found.filter((known) => !kept.some((unit) => overlaps(known, unit)));
    return [...kept, ...fitting].sort((a, b) => a.start - b.start);
  }

  private spans(masked: string): UnitSpan[] {
    const spans: UnitSpan[] = [];
    for (let at = 0; at < masked.length - 1; at++) {
      const names = this.byStart.get(masked.slice(at, at + 2)) ?? [];
      const name = names.find((each) => masked.startsWith(each, at));
      if (!name) continue;
      const end = at + name.length;
      spans.push({ start: at, end, name, head: name, strength: 'FULL', refers: false });
      at = end - 1;
    }
    return spans;
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const covers = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

const overlaps = (one: Span, other: Span): boolean =>
  one.start < other.end && other.start < one.end;
