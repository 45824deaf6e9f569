import type { OrganizerDraft, OrganizerRole, Reason } from '../reading.types.js';
import type { MappedText } from '../text/mapped-text.js';
import type { Mention } from './mentions.js';
import { alike, type Occasion } from './occasions.js';
import { readWords } from './read-values.js';
import type { RoleSpan } from './roles.js';
import type { ArticleUnit, ArticleUnits } from './units-of-article.js';

interface Found {
  readonly unit: ArticleUnit;
  readonly role: OrganizerRole;
  readonly reasons: readonly Reason[];
}

/** Words that tie a unit to the event wherever they stand in the article. */
const TIED: readonly OrganizerRole[] = ['undertaker', 'co_organizer', 'guidance', 'participant'];
const SPEECH =
  /”[^。]{0,30}(?:说|表示|告诉|感慨|感叹)|表示,|会后|获(?:得|评)?.{0,4}(?:一等奖|冠军)|夺/;
const SAID_TO_HOST = /主办|牵头|联合|共同/;

/** The organizers of an occasion: from its lead, what its other sentences add, the last resorts. */
export function organizersOf(
  occasion: Occasion,
  headline: readonly Mention[],
  units: ArticleUnits,
  mapped: MappedText,
): OrganizerDraft[] {
  const found = [
    ...rolesOf(occasion.lead, units, () => true),
    ...occasion.more.flatMap((mention) => rolesOf(mention, units, (span) => adds(span, mention))),
  ];
  const hosted = found.some(({ role, unit }) => role === 'host' && unit.strength === 'FULL');
  if (!hosted) found.push(...lastResorts(found, occasion, headline, units));
  return distinct(found).map(({ unit, role, reasons }) => ({
    name: readWords(mapped, unit, reasons),
    role,
  }));
}

function rolesOf(
  mention: Mention,
  units: ArticleUnits,
  counts: (span: RoleSpan) => boolean,
): Found[] {
  return mention.roles.filter(counts).flatMap((span) => {
    const resolved = units.resolve(span.unit, mention.sentence.start);
    if (!resolved) return [];
    return [
      { unit: resolved.unit, role: span.role, reasons: [...span.reasons, ...resolved.reasons] },
    ];
  });
}

/** Behind the lead only explicit words make an organizer, not each subject of a sentence. */
const adds = ({ role, unit }: RoleSpan, { sentence }: Mention): boolean =>
  unit.strength !== 'DIVISION' &&
  !SPEECH.test(sentence.masked) &&
  (TIED.includes(role) || (role === 'host' && SAID_TO_HOST.test(sentence.masked)));

function lastResorts(
  found: readonly Found[],
  occasion: Occasion,
  headline: readonly Mention[],
  units: ArticleUnits,
): Found[] {
  const acting = occasion.more.flatMap((mention) =>
    rolesOf(mention, units, ({ role, unit }) => role === 'host' && unit.strength === 'FULL'),
  );
  const inHeadline = headline
    .flatMap((mention) => rolesOf(mention, units, ({ role }) => role === 'host'))
    .filter(({ unit }) => unit.strength === 'FULL')
    .map((each) => ({ ...each, reasons: [...each.reasons, 'UNIT_FROM_HEADLINE' as const] }));
  if (inHeadline.length) return inHeadline;
  if (found.length) return [];
  if (acting[0] && !occasion.lead.title) return [acting[0]];
  const [sender] = units.senders;
  return sender ? [{ unit: sender, role: 'host', reasons: ['UNIT_FROM_SOURCE_LINE'] }] : [];
}

const WEIGHT: Readonly<Record<OrganizerRole, number>> = {
  host: 5,
  undertaker: 4,
  co_organizer: 3,
  guidance: 3,
  participant: 1,
  unspecified: 0,
};

/** One line a unit, in the order of the text, with the first of its roles that says most. */
function distinct(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const each of found) {
    const at = kept.findIndex(({ unit }) => alike(unit.name, each.unit.name));
    const other = kept[at];
    if (!other) kept.push(each);
    else if (WEIGHT[each.role] > WEIGHT[other.role] && other.role === 'participant')
      kept[at] = each;
  }
  return kept.some(({ unit }) => unit.strength === 'FULL')
    ? kept.filter(({ unit }) => unit.strength === 'FULL')
    : kept;
}
