import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { editableBy } from '../media-reports/media-report.policy.js';
import type { SimilarMediaReport } from './media-story.entity.js';
import { gramsOf, likeness, rounded, SAME_STORY, shiftDay } from './title-likeness.policy.js';

/** What others are compared with. */
export interface Compared {
  titleKey: string;
  publishedOn: string | null;
  /** The story to which it belongs already. */
  storyId: string | null;
}

/** Reposts follow within days. */
const WINDOW_DAYS = 10;
/** So many reports of those days are compared at most, the latest; the same title always is. */
const COMPARED = 1000;
const SAME_TITLE = 50;

type Candidate = Pick<MediaReport, 'id' | 'titleKey'>;

/** Finds reports that may be one story. */
@Injectable()
export class MediaStoriesQueries {
  constructor(private readonly db: Database) {}

  /** The reports most like this one, of other stories, among those that the actor may put together. */
  async similar(actor: Actor, compared: Compared, first: number): Promise<SimilarMediaReport[]> {
    const grams = gramsOf(compared.titleKey);
    const candidates = await this.candidates(actor, compared);
    const best = candidates
      .map(({ id, titleKey }) => ({ id, likeness: likeness(grams, gramsOf(titleKey)) }))
      .filter((one) => one.likeness >= SAME_STORY)
      .toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? 1 : -1))
      .slice(0, first);
    const ids = best.map(({ id }) => id);
    const reports = await this.db.find(MediaReport, isIn(raw('t.id'), ids));
    const byId = new Map(reports.map((report) => [report.id, report]));
    return best.flatMap(({ id, likeness: alike }) => {
      const report = byId.get(id);
      return report ? [{ report, likeness: rounded(alike) }] : [];
    });
  }

  /** All reports of the stories, in the order of their days. */
  ofStories(storyIds: readonly string[]): Promise<MediaReport[]> {
    return this.db.find(
      MediaReport,
      isIn(raw('t.story_id'), storyIds),
      raw("ORDER BY COALESCE(t.published_on, '9999'), t.id"),
    );
  }

  private async candidates(
    actor: Actor,
    { titleKey, publishedOn, storyId }: Compared,
  ): Promise<Candidate[]> {
    const others = [editableBy(actor), ...(storyId ? [sql`t.story_id <> ${storyId}`] : [])];
    const titled = [...others, sql`t.title_key = ${titleKey}`];
    const same = await this.read(titled, raw("COALESCE(t.published_on, '')"), SAME_TITLE);
    const near = publishedOn
      ? await this.read([...others, ...around(publishedOn)], raw('t.published_on'), COMPARED)
      : [];
    return [...new Map([...same, ...near].map((one) => [one.id, one])).values()];
  }

  private read(conditions: readonly Sql[], day: Sql, most: number): Promise<Candidate[]> {
    return this.db.all<Candidate>(sql`
      SELECT t.id, t.title_key AS "titleKey" FROM media_reports t WHERE ${and(conditions)}
      ORDER BY ${day} DESC, t.id DESC LIMIT ${most}`);
  }
}

const around = (day: string): Sql[] => [
  sql`t.published_on >= ${shiftDay(day, -WINDOW_DAYS)}`,
  sql`t.published_on <= ${shiftDay(day, WINDOW_DAYS)}`,
];
