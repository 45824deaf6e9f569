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
  readonly dates: readonly DateSpan[];
  readonly vague: { start: number; end: number } | null;
  readonly holds: boolean;
  /** A caption: one sentence that is a paragraph. */
  readonly alone: boolean;
}

/** Reads each sentence on its own. */
export function mentionsOf(
  sentences: readonly Sentence[],
  part: Mention['part'],
  calendar: Calendar,
  known: KnownNames,
): Mention[] {
  let month: number | null = null;
  return sentences.map((sentence) => {
    const mention = readSentence(sentence, { part, calendar, month, known, sentences });
    const day = mention.dates.at(-1)?.days[0];
    if (day) month = Number(day.slice(5, 7));
    return mention;
  });
}

interface Setting {
  readonly part: Mention['part'];
  readonly calendar: Calendar;
  readonly month: number | null;
  readonly known: KnownNames;
  readonly sentences: readonly Sentence[];
}

function readSentence(sentence: Sentence, setting: Setting): Mention {
  const { masked, text } = sentence;
  const units = unitsIn(masked, setting.known);
  const vague = VAGUE.exec(masked);
  return {
    sentence,
    part: setting.part,
    title: mainTitle(titlesIn(masked, text)),
    units,
    roles: rolesIn(masked, units),
    places: placesIn(masked, text),
    dates: datesIn(masked, setting.calendar, setting.month),
    vague: vague ? { start: vague.index, end: vague.index + vague[0].length } : null,
    holds: HOLDING.test(masked),
    alone: setting.sentences.filter((each) => each.paragraph === sentence.paragraph).length === 1,
  };
}

/** Of several names in a sentence the one with a quotation, else the longest. */
function mainTitle(titles: readonly TitleSpan[]): TitleSpan | null {
  const length = ({ start, end }: TitleSpan): number => end - start;
  return [...titles].sort((a, b) => length(b) - length(a))[0] ?? null;
}
