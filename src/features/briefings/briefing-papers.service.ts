import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql } from '../../platform/database/sql.js';
import type { WordDocument } from '../../platform/word/word-document.js';
import { WordWriter } from '../../platform/word/word-writer.js';
import { visibleTo as reportVisibleTo } from '../media-reports/media-report.policy.js';
import { ActivitySheetsQueries } from '../papers-word/activity-sheets.queries.js';
import {
  type CountedFigure,
  FigureKey,
  type FigureScope,
} from '../papers-word/counted-figure.policy.js';
import { CountedFiguresQueries } from '../papers-word/counted-figures.queries.js';
import { PaperPhotosService } from '../papers-word/paper-photos.service.js';
import { briefingPaper, type NamedReport } from './briefing-paper.policy.js';
import { Briefing } from './briefing.entity.js';

const AT_ONCE = 200;
const MOST_REPORTS = 200;

/** A paper and the figures that it was made with. */
export interface MadePaper {
  document: WordDocument;
  figures: CountedFigure[];
}

export const scopeOf = (briefing: Briefing): FigureScope => ({
  regionId: briefing.regionId,
  campaignId: briefing.campaignId,
  from: briefing.periodFrom,
  to: briefing.periodTo,
});

/** Draws up briefings as papers. */
@Injectable()
export class BriefingPapersService {
  constructor(
    private readonly db: Database,
    private readonly sheets: ActivitySheetsQueries,
    private readonly counted: CountedFiguresQueries,
    private readonly photos: PaperPhotosService,
    private readonly writer: WordWriter,
  ) {}

  /** The paper as the records stand now, of what the actor may see. */
  async compose(actor: Actor, briefing: Briefing): Promise<MadePaper> {
    const figures = await this.counted.of(scopeOf(briefing));
    const { sections, photos, correctsId } = briefing;
    const activityIds = [...new Set(sections.flatMap((section) => section.activityIds))];
    const sheets = await this.sheets.of(actor, activityIds);
    const named = await this.reports(
      actor,
      sections.flatMap(({ reportIds }) => reportIds),
    );
    const document = briefingPaper(briefing, {
      figures,
      sheets: new Map(sheets.map((sheet) => [sheet.id, sheet])),
      reports: new Map(named.map((report) => [report.id, report])),
      allReports: await this.reports(actor, countedReports(figures)),
      pictures: await this.photos.asked(actor, photos),
      corrected: correctsId ? await this.db.findById(Briefing, correctsId) : null,
    });
    return { document, figures };
  }

  write(document: WordDocument): Promise<Buffer> {
    return this.writer.write(document);
  }

  /** The reports that the actor may see, in the order of the ids. */
  async reports(actor: Actor, ids: readonly string[]): Promise<NamedReport[]> {
    const found = new Map<string, NamedReport>();
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = isIn(raw('t.id'), ids.slice(start, start + AT_ONCE));
      const rows = await this.db.all<NamedReport>(sql`
        SELECT t.id, t.title, COALESCE(o.name, t.outlet_text, '') AS outlet,
          t.published_on AS "publishedOn", t.page
        FROM media_reports t LEFT JOIN media_outlets o ON o.id = t.outlet_id
        WHERE ${and([some, reportVisibleTo(actor)])}`);
      for (const row of rows) found.set(row.id, row);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}

const countedReports = (figures: readonly CountedFigure[]): string[] => {
  const reports = figures.find(({ key }) => key === FigureKey.MEDIA_REPORTS);
  return (reports?.records ?? []).slice(0, MOST_REPORTS).map(({ id }) => id);
};
