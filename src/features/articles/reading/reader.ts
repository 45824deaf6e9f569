import { calendarOf, publishedIn } from './dates.js';
import { KnownNames } from './entities/known-names.js';
import { activityOf } from './events/activities.js';
import { mentionsOf, type Mention } from './events/mentions.js';
import { occasionsOf } from './events/occasions.js';
import { readWords } from './events/read-values.js';
import { ArticleUnits } from './events/units-of-article.js';
import {
  EMPTY_REGISTER,
  type ArticleReading,
  type PageReading,
  type Read,
  type ReadingInput,
} from './reading.types.js';
import { basesIn } from './records/bases.js';
import { donationsIn } from './records/donations.js';
import { stationsIn } from './records/stations.js';
import { articlesOf, type Article } from './text/articles.js';
import { normalise } from './text/normalise.js';

/** Reads a page: its articles, and what each tells that is ours. */
export function readPage({
  text,
  published,
  register = EMPTY_REGISTER,
}: ReadingInput): PageReading {
  const known = new KnownNames(register);
  const articles = articlesOf(normalise(text));
  const day = published ?? publishedIn(text);
  const { year } = calendarOf(text, day);
  return { articles: articles.map((article) => readArticle(article, { day, year, known })) };
}

/** What the articles of a page have in common. */
interface Page {
  readonly day: string | null;
  /** The year that some article of it tells. */
  readonly year: number | null;
  readonly known: KnownNames;
}

function readArticle(article: Article, page: Page): ArticleReading {
  const { known } = page;
  const { mapped } = article;
  const own = calendarOf(mapped.text, page.day);
  const calendar = own.year ? own : { ...own, year: page.year };
  const headline = mentionsOf(article.headline, 'HEADLINE', calendar, known);
  const body = mentionsOf(article.body, 'BODY', calendar, known);
  const sources = mentionsOf(article.sources, 'BODY', calendar, known);
  const units = new ArticleUnits([...headline, ...body], sources);
  const occasions = occasionsOf(headline, body, units);
  const around = { article, headline, body, units, only: occasions.length === 1 };
  const told = [...headline, ...body];
  return {
    headline: headlineOf(headline, article),
    stretch: mapped.stretch(0, mapped.text.length),
    activities: occasions.map((occasion) => activityOf(occasion, around)),
    bases: basesIn(told, mapped),
    donations: donationsIn(body, units, mapped),
    stations: stationsIn(told, mapped),
  };
}

function headlineOf(headline: readonly Mention[], { mapped }: Article): Read<string> | null {
  const first = headline[0]?.sentence;
  const last = headline.at(-1)?.sentence;
  return first && last ? readWords(mapped, { start: first.start, end: last.end }) : null;
}
