import type { Stretch } from '../reading.types.js';

/**
 * A text made easier to read, that still knows where each of its characters stood in the text as
 * it was sent.
 */
export class MappedText {
  constructor(
    readonly text: string,
    private readonly origins: Int32Array,
    private readonly source: string,
  ) {}

  /** Where a piece of this text stands in the text as it was sent. */
  stretch(start: number, end: number): Stretch {
    const first = this.origins[start] ?? this.source.length;
    const last = end > start ? (this.origins[end - 1] ?? first) + 1 : first;
    return { start: first, end: last };
  }

  /** A piece as it was written: dropped blanks and line ends stay out, its own quotes stay in. */
  written(start: number, end: number): string {
    const kept = this.text.slice(start, end).split('');
    const chars = kept.map((char, at) =>
      /\s/.test(char) ? ' ' : (this.source[this.origins[start + at] ?? 0] ?? ''),
    );
    return chars.join('').replace(/\s+/g, ' ').trim();
  }

  /** The pieces, one behind the other with `glue` (a line end or nothing) between them. */
  compose(pieces: readonly { start: number; end: number; glue: string }[]): MappedText {
    const texts: string[] = [];
    const origins: number[] = [];
    for (const { start, end, glue } of pieces) {
      for (const origin of this.origins.subarray(start, end)) origins.push(origin);
      if (glue) origins.push(this.origins[end - 1] ?? 0);
      texts.push(this.text.slice(start, end), glue);
    }
    return new MappedText(texts.join(''), Int32Array.from(origins), this.source);
  }
}
