const UINT32 = 2 ** 32;

/** Scrambles a number, so that neighbours start far apart (splitmix32). */
const scramble = (value: number): number => {
  let mixed = (value + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

/** Chance that comes out the same each time (mulberry32): every run asks for the same things. */
export class Random {
  private state: number;

  /** Streams of different numbers have nothing in common. */
  constructor(seed: number, stream = 0) {
    this.state = scramble(scramble(seed) ^ stream);
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
  }

  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  of<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('Nothing to choose from');
    return value;
  }

  /** One of the values; each has its weight beside it. */
  weighted<T>(values: readonly (readonly [T, number])[]): T {
    let left = this.next() * values.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of values) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.of(values)[0];
  }

  /** A UUIDv7 of that moment. */
  id(at: number): string {
    const hex = (bits: number): string =>
      this.below(2 ** bits)
        .toString(16)
        .padStart(bits / 4, '0');
    const time = at.toString(16).padStart(12, '0');
    const variant = '89ab'.charAt(this.below(4));
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(12)}-${variant}${hex(12)}-${hex(24)}${hex(24)}`;
  }
}
