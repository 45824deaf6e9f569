import { datesIn, VAGUE, type Calendar, type DateSpan } from '../dates.js';
import type { KnownNames } from '../entities/known-names.js';
import { unitsIn, type UnitSpan } from '../entities/organizations.js';
import { placesIn, type PlaceSpan } from '../entities/places.js';
import type { Sentence } from '../text/sentences.js';
import { HOLDING } from './role-frames.js';
import { rolesIn, type RoleSpan } from './roles.js';
import { titlesIn, type TitleSpan } from './titles.js';

/** What one sentence says about an event. All offsets count in the sentence. */
export interface Mention {
  readonly sentence: Sentence;
  readonly part: 'HEADLINE' | 'BODY';
  readonly title: TitleSpan | null;
  readonly units: readonly UnitSpan[];
  readonly roles: readonly RoleSpan[];
  readonly places: readonly PlaceSpan[];
  /** The days that may be the event's. */
  readonly dates: readonly DateSpan[];
  /** All days, the security day and the like among them. */
  readonly named: readonly DateSpan[];
  readonly vague: { start: number; end: number } | null;
  readonly holds: boolean;
  /** A caption, or one of several told side by side. */
  readonly alone: boolean;
}

/** Reads each sentence on its own. */
export function mentionsOf(
  sentences: readonly Sentence[],
  part: Mention['part'],
  calendar: Calendar,
  known: KnownNames,
): Mention[] {
  let last: string | null = null;
  return sentences.map((sentence, at) => {
    const alone = standsAlone(sentences, at);
    const mention = readSentence(sentence, { part, calendar, last, known, alone });
    last = mention.named.at(-1)?.days.at(-1) ?? last;
    return mention;
  });
}

interface Setting {
  readonly part: Mention['part'];
  readonly calendar: Calendar;
  readonly last: string | null;
  readonly known: KnownNames;
  readonly alone: boolean;
}

function readSentence(sentence: Sentence, setting: Setting): Mention {
  const { masked, text } = sentence;
  const units = unitsIn(masked, setting.known);
  const vague = VAGUE.exec(masked);
  const named = datesIn(masked, setting.calendar, setting.last);
  const places = placesIn(masked, text);
  const title = mainTitle(titlesIn(masked, text));
  return {
    sentence,
    part: setting.part,
    title,
    units,
    roles: rolesIn(masked, units.filter(outside([title, ...places.filter(isScene)]))),
    places,
    dates: named.filter(({ background }) => !background),
    named,
    vague: vague ? { start: vague.index, end: vague.index + vague[0].length } : null,
    holds: HOLDING.test(masked),
    alone: setting.alone,
  };
}

/** A paragraph of its own, or one of several told between semicolons. */
function standsAlone(sentences: readonly Sentence[], at: number): boolean {
  const [before, own, behind] = [sentences[at - 1], sentences[at], sentences[at + 1]];
  const beside = [before, behind].some((each) => each && each.paragraph === own?.paragraph);
  const listed = before?.paragraph === own?.paragraph && !!before?.text.endsWith(';');
  return !beside || listed || !!own?.text.endsWith(';');
}

const isScene = ({ weight }: PlaceSpan): boolean => weight > 1;

/** A unit inside the event's name or its place is part of that. */
const outside =
  (spans: readonly ({ start: number; end: number } | null)[]) =>
  ({ start, end }: UnitSpan): boolean =>
    spans.every((span) => !span || end <= span.start || span.end <= start);

/** Of several names in a sentence the one with a quotation, else the longest. */
function mainTitle(titles: readonly TitleSpan[]): TitleSpan | null {
  const length = ({ start, end }: TitleSpan): number => end - start;
  return [...titles].sort((a, b) => length(b) - length(a))[0] ?? null;
}
