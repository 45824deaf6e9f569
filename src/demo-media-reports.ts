import type { DemoApi } from './demo-api.js';
import type { Database } from './platform/database/database.js';
import { raw, sql } from './platform/database/sql.js';
import { found } from './platform/errors.js';

/** An outlet as the data file holds it; its region by code. */
interface PrintedOutlet {
  name: string;
  aliases?: string[];
  hosts?: string[];
  level: string;
  form: string;
  region?: string;
}

/** A report as the data file holds it; what it is about by title or name. */
interface PrintedReport {
  registeredBy: string;
  title: string;
  outlet: string;
  activities: string[];
  bases?: string[];
  /** Reports with the same word are one story. */
  story?: string;
}

export interface PrintedMediaReports {
  outlets: PrintedOutlet[];
  reports: PrintedReport[];
}

/** Who keeps the outlets and puts stories together. */
const KEEPER = 'propaganda';

/** Registers outlets and reports over the API; what is there is left alone. */
export class DemoMediaReports {
  constructor(
    private readonly db: Database,
    private readonly api: DemoApi,
  ) {}

  async load({ outlets, reports }: PrintedMediaReports): Promise<void> {
    for (const outlet of outlets) await this.loadOutlet(outlet);
    const stories = new Map<string, string[]>();
    for (const report of reports) {
      const id = await this.loadReport(report);
      const { story } = report;
      if (id && story) stories.set(story, [...(stories.get(story) ?? []), id]);
    }
    for (const reportIds of stories.values())
      if (reportIds.length > 1)
        await this.api.act(KEEPER, 'mergeMediaStories', 'MergeMediaStoriesInput', { reportIds });
  }

  private async loadOutlet({ region, ...outlet }: PrintedOutlet): Promise<void> {
    if (await this.idOf('media_outlets', 'name', outlet.name)) return;
    const regionId = region ? found(await this.idOf('regions', 'code', region)) : null;
    await this.api.act(KEEPER, 'createMediaOutlet', 'CreateMediaOutletInput', {
      ...outlet,
      regionId,
    });
  }

  /** Answers its id, or null when it was there. */
  private async loadReport(report: PrintedReport): Promise<string | null> {
    const { registeredBy, outlet, activities, bases = [], story, ...facts } = report;
    if (await this.idOf('media_reports', 'title', facts.title)) return null;
    const outletId = found(await this.idOf('media_outlets', 'name', outlet));
    const activityIds = await this.idsOf('activities', 'title', activities);
    const baseIds = await this.idsOf('education_bases', 'name', bases);
    const input = { ...facts, outletId, activityIds, baseIds };
    const type = 'RegisterMediaReportInput';
    const { id } = await this.api.act(registeredBy, 'registerMediaReport', type, input);
    return story ? id : null;
  }

  private async idsOf(table: string, column: string, names: readonly string[]): Promise<string[]> {
    const ids: string[] = [];
    for (const name of names) ids.push(found(await this.idOf(table, column, name)));
    return ids;
  }

  private async idOf(table: string, column: string, value: string): Promise<string | null> {
    const row = await this.db.one<{ id: string }>(
      sql`SELECT t.id FROM ${raw(table)} t WHERE ${raw(`t.${column}`)} = ${value}`,
    );
    return row?.id ?? null;
  }
}
