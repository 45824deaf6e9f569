import type { OrganizerDraft, OrganizerRole, Reason } from '../reading.types.js';
import type { MappedText } from '../text/mapped-text.js';
import type { Mention } from './mentions.js';
import { titleOf, type Occasion } from './occasions.js';
import { readWords } from './read-values.js';
import type { RoleSpan } from './roles.js';
import type { ArticleUnit, ArticleUnits } from './units-of-article.js';

interface Found {
  readonly unit: ArticleUnit;
  readonly role: OrganizerRole;
  readonly reasons: readonly Reason[];
}

/** What the article says beside the occasion. */
export interface Told {
  readonly headline: readonly Mention[];
  readonly body: readonly Mention[];
  readonly units: ArticleUnits;
}

/** Words that tie a unit to the event wherever they stand in the article. */
const TIED: readonly OrganizerRole[] = ['undertaker', 'co_organizer', 'guidance', 'participant'];
/** What is opened holds no ceremony of its own. */
const OPENING = /揭牌|挂牌|开园|成立/;
const THING_OPENED = /(?:站|点|基地|公园|广场)$/;
const SPEECH =
  /”[^。]{0,30}(?:说|表示|告诉|感慨|感叹)|表示,|会后|获(?:得|评)?.{0,4}(?:一等奖|冠军)|夺/;
const SAID_TO_HOST = /主办|牵头|联合|共同/;

/** The organizers of an occasion: from its lead, what its other sentences add, the last resorts. */
export function organizersOf(occasion: Occasion, told: Told, mapped: MappedText): OrganizerDraft[] {
  const { units } = told;
  const found = [
    ...rolesOf(occasion.lead, units, () => true),
    ...occasion.more.flatMap((mention) => [
      ...rolesOf(mention, units, (span) => adds(span, mention)),
      ...helpersOf(mention, units),
    ]),
  ];
  const hosted = found.some(({ role }) => role === 'host');
  if (!hosted) found.unshift(...lastResorts(found, occasion, told));
  const isOpened = (name: string): boolean =>
    OPENING.test(titleOf(occasion.lead)) && THING_OPENED.test(name);
  const organizers = distinct(found).filter(({ unit }) => !isOpened(unit.name));
  return organizers.map(({ unit, role, reasons }) => ({
    name: readWords(mapped, unit, reasons),
    role,
  }));
}

function rolesOf(
  mention: Mention,
  units: ArticleUnits,
  counts: (span: RoleSpan) => boolean,
): Found[] {
  const named = mention.roles.filter(
    ({ role, unit }) => role === 'host' || unit.strength !== 'BARE' || unit.refers,
  );
  return named.filter(counts).flatMap((span) => {
    const resolved = units.resolve(span.unit, mention.sentence.start);
    if (!resolved) return [];
    return [
      { unit: resolved.unit, role: span.role, reasons: [...span.reasons, ...resolved.reasons] },
    ];
  });
}

const HELPING =
  /设[置立摊点]|摆|拉起|搭建|发放|派发|布展|布置|支起|解答|开设|赶到|登台|演示|讲解|宣传|通过|展示|展出|悬挂|参与|参加/;

/** Units side by side that run stalls and hand out papers at the occasion take part in it. */
function helpersOf(mention: Mention, units: ArticleUnits): Found[] {
  const acting = mention.roles.filter(
    ({ role, unit }) => role === 'host' && unit.strength === 'FULL',
  );
  const { masked } = mention.sentence;
  if (acting.length < 2 || !HELPING.test(masked) || SAID_TO_HOST.test(masked)) return [];
  return rolesOf(mention, units, (span) => acting.includes(span)).map((found) => ({
    ...found,
    role: 'participant',
    reasons: [...found.reasons, 'ROLE_GUESSED'],
  }));
}

/** Behind the lead only explicit words make an organizer, not each subject of a sentence. */
const adds = ({ role, unit }: RoleSpan, { sentence }: Mention): boolean =>
  unit.strength !== 'DIVISION' &&
  !SPEECH.test(sentence.masked) &&
  (TIED.includes(role) || (role === 'host' && SAID_TO_HOST.test(sentence.masked)));

/** Who held it when the lead does not say: the unit that the article is about, the headline, the sender. */
function lastResorts(
  found: readonly Found[],
  occasion: Occasion,
  { headline, body, units }: Told,
): Found[] {
  const before = body.slice(0, Math.max(0, body.indexOf(occasion.lead)));
  const passive = occasion.lead.title?.voice === 'PASSIVE';
  const subject = before.find((each) => hostsOf(each, units).length > 0);
  if (subject && !passive)
    return rolesOf(subject, units, ({ role }) => role === 'host' || role === 'co_organizer');
  const inHeadline = headline
    .flatMap((mention) => hostsOf(mention, units))
    .filter(({ unit }) => unit.strength === 'FULL')
    .map((each) => ({ ...each, reasons: [...each.reasons, 'UNIT_FROM_HEADLINE' as const] }));
  if (inHeadline.length) return inHeadline;
  if (found.length) return [];
  const acting = occasion.more.flatMap((mention) => hostsOf(mention, units));
  if (acting[0] && !occasion.lead.title) return [acting[0]];
  const [sender] = units.senders;
  if (sender) return [{ unit: sender, role: 'host', reasons: ['UNIT_FROM_SOURCE_LINE'] }];
  return bareHosts(occasion.lead);
}

const hostsOf = (mention: Mention, units: ArticleUnits): Found[] =>
  NOT_ABOUT.test(mention.sentence.masked)
    ? []
    : rolesOf(mention, units, ({ role }) => role === 'host');

const NOT_ABOUT = /^(?:会议|会上|目前|近年来)|(?:说|表示)[,:。]/;

/** `学院在大礼堂举办…`: without any full name the word itself stands for the unit. */
const bareHosts = ({ roles, sentence }: Mention): Found[] =>
  roles
    .filter(({ role, unit }) => role === 'host' && unit.strength === 'BARE' && !unit.refers)
    .map(({ unit }) => {
      const start = sentence.start + unit.start;
      const bare = { name: unit.name, start, end: start + unit.name.length } as const;
      return {
        unit: { ...bare, strength: 'BARE', from: 'BODY' },
        role: 'host',
        reasons: ['UNIT_BY_REFERENCE'],
      };
    });

const WEIGHT: Readonly<Record<OrganizerRole, number>> = {
  host: 5,
  undertaker: 4,
  co_organizer: 3,
  guidance: 3,
  participant: 1,
  unspecified: 0,
};

/** A short form ends like the full one; an office of a unit begins like it and is another. */
const isSameUnit = (one: string, other: string): boolean =>
  one.endsWith(other) || other.endsWith(one);

/** One line a unit, in the order of the text, with the first of its roles that says most. */
function distinct(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const each of found) {
    const at = kept.findIndex(({ unit }) => isSameUnit(unit.name, each.unit.name));
    const other = kept[at];
    if (!other) kept.push(each);
    else if (WEIGHT[each.role] > WEIGHT[other.role] && other.role === 'participant')
      kept[at] = each;
  }
  return kept.some(({ unit, role }) => unit.strength === 'FULL' && role === 'host')
    ? kept.filter(({ unit }) => unit.strength === 'FULL')
    : kept;
}
