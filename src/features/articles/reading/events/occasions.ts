import { isMeeting, isOurs, MEETING_BEHIND, NOT_A_REPORT, noiseIn } from '../scope.js';
import type { Mention } from './mentions.js';
import type { ArticleUnits } from './units-of-article.js';

/** One occasion of an article: the sentence that tells it, and those that add to it. */
export interface Occasion {
  readonly lead: Mention;
  readonly more: Mention[];
  /** Told by a caption or a verb of acting, not by a holding verb. */
  readonly weak: boolean;
}

/** Sentences that tell of plans, of what was before, of what people said. */
const NOT_TOLD =
  /要(?:[^,。;]{0,8})(?:开展好|开展|推进|抓好|加强|组织)|^(?:今年以来|下一步|接下来|今后|未来|后续|据悉,.{0,20}(?:将|计划)|近年来|一直以来|多年来|此前|去年|过去|会议|会上)|(?:^|,)(?:表示|他说|她说)|将(?:继续|以此|持续|进一步|不断|陆续|于近期|会|在)|纷纷表示|^[^,“”]{2,24}(?:表示|指出|强调|介绍说?|认为|说)[,:]|(?:累计|共|先后|已)(?:组织)?开展[^,。;]{0,40}\d+(?:余)?(?:场|次)/;
/** An event told only as one of many, of no place and day of its own. */
const MOST_OCCASIONS = 100;
const SUMMARY =
  /系列(?:宣传|主题|教育)?|形式多样|丰富多彩|各类|多种形式|一系列|各项|各地|各[街镇乡社单中学校村]|连日来/;
const GOES_ON =
  /^[^,。“”]{2,8}由[^,。]{2,60}(?:主办|承办|举办|组织)|^(?:活动(?:启动|开幕|中|现场|当天|上|期间|指出|强调|还|共|由|以|通过)|现场|仪式上|期间|会上|此次|本次|通过(?:此次|本次|这次|开展)|随后|据悉|据了解|据介绍|培训中|讲座中|讲座上|课堂上|班会上|班会课上|演练|比赛中|在活动|图为)/;
/** `一是举办…;二是开展…`: each is an occasion of the unit named before. */
const ENUMERATED = /^[一二三四五六七八]是/;
/** Whose occasion it is goes without saying. */
const OURSELVES = /我[校们院园馆]|各班|全校|学校|班主任|师生|社区/;
/** A sentence, not a heading. */
const WHOLE = /[。;!)”]$/;
const CAPTION = /^(?:[▲▼◀▶■]|图为|图[一二三四五六七八九\d]|[上下左右顶]图)/;

/** The occasions of an article, each with its sentences. */
export function occasionsOf(
  headline: readonly Mention[],
  body: readonly Mention[],
  units: ArticleUnits,
): Occasion[] {
  if (headline.some(({ sentence }) => NOT_A_REPORT.test(sentence.text))) return [];
  const context = [...headline, ...body.slice(0, 3)].map(({ sentence }) => sentence.text).join('');
  const whole = isOurs(context);
  const ours = (mention: Mention): boolean => whole || isOurs(mention.sentence.text);
  const captions = captionsOf(body, units);
  const occasions: Occasion[] = [];
  for (const mention of body) {
    const isNew =
      occasions.length < MOST_OCCASIONS &&
      (captions.has(mention) ||
        opens(mention, occasions, units) ||
        isDatedCaption(mention, occasions, units));
    if (isNew && ours(mention)) occasions.push(occasion(mention));
    else occasions.at(-1)?.more.push(mention);
  }
  if (!occasions.length) occasions.push(...fallback(headline, body, ours));
  return withoutSummaries(occasions);
}

/** A caption of another day, with a unit of its own. */
function isDatedCaption(
  mention: Mention,
  before: readonly Occasion[],
  units: ArticleUnits,
): boolean {
  if (!mention.alone || !actsItself(mention) || !hasOwnDay(mention, before)) return false;
  const known = before.flatMap(({ lead }) => roleNames(lead, units));
  return hostNames(mention, units).some((name) => !known.some((other) => alike(name, other)));
}

/** Sentences side by side, each with a unit of its own that acts: a run of captions, a round-up. */
function captionsOf(body: readonly Mention[], units: ArticleUnits): Set<Mention> {
  const captions = body.filter(
    (mention) =>
      mention.alone &&
      (actsItself(mention) || mention.title !== null) &&
      WHOLE.test(mention.sentence.text) &&
      !GOES_ON.test(mention.sentence.masked),
  );
  const hosts = new Set(captions.flatMap((mention) => hostNames(mention, units)));
  return new Set(hosts.size > 1 && captions.length > 1 ? captions : []);
}

const occasion = (lead: Mention, weak = false): Occasion => ({ lead, more: [], weak });

function opens(mention: Mention, before: readonly Occasion[], units: ArticleUnits): boolean {
  const { masked, text } = mention.sentence;
  if (!mention.title || NOT_TOLD.test(masked) || isOfOfficials(mention)) return false;
  if (ENUMERATED.test(masked)) return titleOf(mention).length > 3;
  if (!before.length) return opensFirst(mention, units);
  if (CAPTION.test(text) || GOES_ON.test(masked) || !isTold(mention)) return false;
  const hosts = hostNames(mention, units);
  const known = before.flatMap(({ lead }) => roleNames(lead, units));
  const isOthers = hosts.some((name) => !known.some((other) => alike(name, other)));
  return isOthers || hasOwnDay(mention, before) || isAnother(mention, before);
}

const opensFirst = (mention: Mention, units: ArticleUnits): boolean =>
  titleOf(mention).length > 3 &&
  (hostNames(mention, units).length > 0 ||
    mention.dates.length > 0 ||
    hasPlace(mention) ||
    (isOurs(titleOf(mention)) && OURSELVES.test(mention.sentence.masked)));

function isOfOfficials(mention: Mention): boolean {
  const title = titleOf(mention);
  const behind = mention.sentence.text.slice(mention.title?.end);
  return isMeeting(title) || MEETING_BEHIND.test(behind);
}

/** `当天下午,该所又在…举办“…”讲座`: the same unit, at a place and under a name of its own. */
function isAnother(mention: Mention, before: readonly Occasion[]): boolean {
  const place = mention.places.find(({ weight }) => weight === 3)?.name;
  const taken = before.flatMap(({ lead }) => lead.places.map(({ name }) => name));
  const isNew = place !== undefined && !taken.some((name) => alike(name, place));
  const days = mention.dates.flatMap((span) => span.days);
  const others = before.map(({ lead }) => titleOf(lead));
  const named =
    titleOf(mention).includes('“') || !others.some((title) => shares(title, titleOf(mention)));
  return isNew && named && (taken.length > 0 || days.length > 0);
}

/** Two names of one event have most of their characters in common. */
function shares(one: string, other: string): boolean {
  const common = [...new Set(other)].filter((char) => one.includes(char)).length;
  return common * 2 > Math.min(new Set(one).size, new Set(other).size);
}

/** Told for itself: by a holding verb with a name of more than a bare word. */
const isTold = (mention: Mention): boolean =>
  titleOf(mention).length > 3 &&
  (mention.roles.some(({ role }) => role === 'host') ||
    hasPlace(mention) ||
    (mention.dates.length > 0 && titleOf(mention).includes('“')));

const hasPlace = ({ places }: Mention): boolean => places.some(({ weight }) => weight > 1);

function hasOwnDay(mention: Mention, before: readonly Occasion[]): boolean {
  const taken = new Set(before.flatMap(({ lead }) => lead.dates.flatMap(({ days }) => days)));
  const days = mention.dates.flatMap((span) => span.days);
  return days.length > 0 && taken.size > 0 && days.every((day) => !taken.has(day));
}

export const titleOf = ({ title, sentence }: Mention): string =>
  title ? sentence.text.slice(title.start, title.end) : '';

function roleNames(mention: Mention, units: ArticleUnits): string[] {
  return mention.roles.flatMap(({ unit }) => {
    const found = units.resolve(unit, mention.sentence.start);
    return found ? [found.unit.name] : [];
  });
}

/** The units of their own name that hold what the sentence tells. */
function hostNames(mention: Mention, units: ArticleUnits): string[] {
  const hosts = mention.roles.filter(
    ({ role, unit }) => role === 'host' && unit.strength !== 'BARE',
  );
  return roleNames({ ...mention, roles: hosts }, units);
}

export const alike = (one: string, other: string): boolean =>
  one.endsWith(other) || other.endsWith(one) || one.startsWith(other) || other.startsWith(one);

/** Without a holding sentence: captions and acting units, else the headline. */
function fallback(
  headline: readonly Mention[],
  body: readonly Mention[],
  ours: (mention: Mention) => boolean,
): Occasion[] {
  const noisy = noiseIn(body.map(({ sentence }) => sentence.text).join('')) > 1;
  const acting = body.find((mention) => ours(mention) && actsItself(mention));
  const titled = headline.find((mention) => mention.title && !isMeeting(titleOf(mention)));
  if (noisy || (!acting && !titled)) return [];
  if (titled && isOurs(titleOf(titled))) return [{ lead: titled, more: [...body], weak: true }];
  return acting
    ? [{ lead: acting, more: [...body].filter((each) => each !== acting), weak: true }]
    : [];
}

const actsItself = (mention: Mention): boolean =>
  mention.roles.some(({ role, unit }) => role === 'host' && unit.strength === 'FULL') &&
  !NOT_TOLD.test(mention.sentence.masked) &&
  /发放|讲解|宣讲|走进|来到|制作|普及|参观|讲授|开展|举办|举行|解读|演出|上演|入户|设置|张贴|向.{1,12}宣传/.test(
    mention.sentence.masked,
  );

/** A sentence that only sums up what named units are told to have done is no occasion of its own. */
function withoutSummaries(occasions: readonly Occasion[]): Occasion[] {
  const named = ({ lead }: Occasion): boolean =>
    lead.roles.some(({ role, unit }) => role === 'host' && unit.strength === 'FULL');
  const told = occasions.filter(
    (each) => named(each) || hasPlace(each.lead) || !SUMMARY.test(each.lead.sentence.text),
  );
  return told.length > 1 ? told : [...occasions];
}
