import { addressOf, dayInLink, linkKeyOf } from '../media-reports/media-link.policy.js';
import {
  asideIn,
  type IsKnown,
  LINK,
  outletBehind,
  stripped,
  takeCells,
  takeDay,
  takeOutlet,
  unmarked,
} from './paste-words.policy.js';

/** A report as it was pasted, on one line or on several. */
export interface PastedReport {
  kind: 'REPORT';
  /** Counted from 1. */
  firstLine: number;
  lastLine: number;
  text: string;
  title: string;
  link: string | null;
  outlet: string | null;
  day: string | null;
}

/** A line that says something about those that follow: a day, an outlet. */
export interface PastedHeading {
  kind: 'HEADING';
  firstLine: number;
  lastLine: number;
  text: string;
  outlet: string | null;
  day: string | null;
}

/** What is neither. */
export interface PastedProblem {
  kind: 'PROBLEM';
  firstLine: number;
  lastLine: number;
  text: string;
  problem: 'NO_TITLE' | 'NO_LINK' | 'SEVERAL_LINKS' | 'TOO_LONG';
}

export type Pasted = PastedReport | PastedHeading | PastedProblem;

/** A line, taken apart. */
interface Piece {
  line: number;
  text: string;
  title: string;
  links: readonly string[];
  outlet: string | null;
  day: string | null;
}

/** What stands beside a title, taken off it piece by piece. */
function titleIn(words: string, isKnown: IsKnown): Pick<Piece, 'title' | 'outlet' | 'day'> {
  const early = dayApart(words);
  const named = takeOutlet(early.rest, isKnown) ?? { value: null, rest: early.rest };
  const late = early.value ? { value: null, rest: named.rest } : dayApart(named.rest);
  return { title: unwrapped(late.rest), outlet: named.value, day: early.value ?? late.value };
}

const dayApart = (words: string): { value: string | null; rest: string } =>
  takeDay(words) ?? { value: null, rest: words };

function pieceOf(text: string, line: number, isKnown: IsKnown): Piece {
  const plain = unmarked(text);
  const links = [...new Map(linksIn(plain).map((link) => [linkKeyOf(link), link])).values()];
  const bare = plain.replace(LINK, ' ');
  const cells = bare.includes('\t') ? takeCells(bare, isKnown) : null;
  const its = titleIn(stripped(cells?.title ?? bare), isKnown);
  const { title } = its;
  const outlet = cells?.outlet ?? its.outlet;
  return { line, text: text.trim(), title, links, outlet, day: cells?.day ?? its.day };
}

const linksIn = (text: string): string[] =>
  [...text.matchAll(LINK)].map(([link]) => link).filter((link) => addressOf(link) !== null);

/** `【title】` and `《title》` as a whole are the title. */
const unwrapped = (title: string): string =>
  (/^[【《[]([^【】《》[\]]+)[】》\]]$/u.exec(title)?.[1] ?? title).replace(/\s+/gu, ' ').trim();

const hasLink = ({ links }: Piece): boolean => links.length > 0;

/** A title and a link are shorter, and longer lines would take long to read. */
const MAX_LINE = 3000;
const SHOWN = 100;

/** Puts lines together to reports. */
class Reader {
  private readonly found: Pasted[] = [];
  /** A title whose link has not come yet, or the other way round. */
  private waiting: Piece | null = null;
  private outlet: string | null = null;
  private day: string | null = null;

  constructor(
    private readonly isKnown: IsKnown,
    /** Lists that put the link above its title. */
    private readonly linksFirst: boolean,
  ) {}

  read(lines: readonly string[]): Pasted[] {
    for (const [index, text] of lines.entries()) if (text.trim()) this.take(text, index + 1);
    this.flush();
    return this.found.toSorted((a, b) => a.firstLine - b.firstLine);
  }

  private take(text: string, line: number): void {
    if (text.length > MAX_LINE) return this.tooLong(text, line);
    const isAside = !linksIn(text).length && this.takeAside(text.trim(), line);
    if (isAside) return;
    const piece = pieceOf(text, line, this.isKnown);
    if (hasLink(piece) && piece.title) {
      this.flush();
      this.report([piece]);
    } else if (this.completes(piece)) {
      const first = this.waiting;
      this.waiting = null;
      this.report(first ? [first, piece] : [piece]);
    } else {
      this.flush();
      this.waiting = piece;
    }
  }

  /** The other half of what waits, in the order of this list. */
  private completes(piece: Piece): boolean {
    if (!this.waiting) return false;
    return this.linksFirst
      ? hasLink(this.waiting) && !hasLink(piece)
      : !hasLink(this.waiting) && hasLink(piece);
  }

  /** A line about its neighbours: a title that waits for its link, else what follows. */
  private takeAside(text: string, line: number): boolean {
    const last = this.found.at(-1);
    const behind = outletBehind(text);
    const { day, outlet } = behind ? { day: null, outlet: behind } : asideIn(text, this.isKnown);
    if (!day && !outlet) return false;
    if (this.waiting) {
      const { day: itsDay, outlet: its } = this.waiting;
      this.waiting = { ...this.waiting, day: day ?? itsDay, outlet: outlet ?? its };
    } else if (behind && last?.kind === 'REPORT') last.outlet = behind;
    else {
      this.day = day ?? this.day;
      this.outlet = outlet ?? this.outlet;
    }
    this.found.push({ kind: 'HEADING', firstLine: line, lastLine: line, text, outlet, day });
    return true;
  }

  private report(pieces: readonly Piece[]): void {
    const [link = null, ...more] = pieces.flatMap(({ links }) => links);
    if (more.length) return this.problem(pieces, 'SEVERAL_LINKS');
    const title = pieces.map((piece) => piece.title).find(Boolean);
    if (!title) return this.problem(pieces, 'NO_TITLE');
    const outlet = pieces.map((piece) => piece.outlet).find(Boolean) ?? this.outlet;
    const day = pieces.map((piece) => piece.day).find(Boolean) ?? this.day;
    const told = day ?? (link ? dayInLink(link) : null);
    this.found.push({ kind: 'REPORT', ...placeOf(pieces), title, link, outlet, day: told });
  }

  private problem(pieces: readonly Piece[], problem: PastedProblem['problem']): void {
    this.found.push({ kind: 'PROBLEM', ...placeOf(pieces), problem });
  }

  private tooLong(text: string, line: number): void {
    this.flush();
    const shown = `${text.slice(0, SHOWN)}…`;
    this.found.push({
      kind: 'PROBLEM',
      firstLine: line,
      lastLine: line,
      text: shown,
      problem: 'TOO_LONG',
    });
  }

  /** What still waits is all that there is of it. A printed report has no link, but outlet and day. */
  private flush(): void {
    const piece = this.waiting;
    this.waiting = null;
    if (!piece) return;
    const isPrinted = (piece.outlet ?? this.outlet) && (piece.day ?? this.day);
    if (hasLink(piece)) this.problem([piece], 'NO_TITLE');
    else if (piece.title && isPrinted) this.report([piece]);
    else this.problem([piece], 'NO_LINK');
  }
}

const placeOf = (pieces: readonly Piece[]) => ({
  firstLine: pieces[0]?.line ?? 0,
  lastLine: pieces.at(-1)?.line ?? 0,
  text: pieces.map(({ text }) => text).join('\n'),
});

/** Whether the list puts each link above its title: it begins with one, and ends with a title. */
function putsLinksFirst(lines: readonly string[], isKnown: IsKnown): boolean {
  const pieces = lines
    .filter((text) => text.trim() && text.length <= MAX_LINE)
    .map((text, index) => pieceOf(text, index, isKnown));
  const [first] = pieces;
  const last = pieces.at(-1);
  return !!first && !!last && hasLink(first) && !first.title && !hasLink(last);
}

/**
 * Reads a pasted list of titles and links. Every line that is not empty stands in exactly one of the
 * answers, in their order.
 */
export function readPaste(text: string, isKnown: IsKnown): Pasted[] {
  const lines = text.split(/\r\n?|\n/u);
  return new Reader(isKnown, putsLinksFirst(lines, isKnown)).read(lines);
}
