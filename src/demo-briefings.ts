import type { DemoApi, Done } from './demo-api.js';
import type { DemoRegister } from './demo-register.js';
import type { Database } from './platform/database/database.js';
import { sql } from './platform/database/sql.js';
import { found } from './platform/errors.js';

interface PrintedSection {
  kind: string;
  heading?: string;
  text?: string;
  /** Titles of the activities. */
  activities?: string[];
}

/** A briefing as the data file holds it. */
export interface PrintedBriefing {
  writtenBy: string;
  reviewedBy: string[];
  issued: boolean;
  title: string;
  campaign: string | null;
  sections: PrintedSection[];
}

/** Writes each briefing over the API and takes it as far as it went; one that is there is left alone. */
export class DemoBriefings {
  constructor(
    private readonly db: Database,
    private readonly register: DemoRegister,
    private readonly api: DemoApi,
  ) {}

  async load(printed: PrintedBriefing): Promise<void> {
    const { writtenBy, reviewedBy, issued, campaign, sections, ...facts } = printed;
    const known = await this.db.one(
      sql`SELECT t.id FROM briefings t WHERE t.title = ${facts.title}`,
    );
    if (known) return;
    let briefing = await this.api.act(writtenBy, 'draftBriefing', 'DraftBriefingInput', {
      ...facts,
      campaignId: campaign && this.register.idOf('campaign', campaign),
      sections: await Promise.all(sections.map((section) => this.section(section))),
    });
    if (reviewedBy.length) briefing = await this.step(writtenBy, 'submitBriefing', briefing);
    for (const who of reviewedBy) briefing = await this.step(who, 'passBriefing', briefing);
    if (issued) await this.step(writtenBy, 'issueBriefing', briefing);
  }

  private step(who: string, mutation: string, { id, version }: Done): Promise<Done> {
    return this.api.act(who, mutation, 'BriefingStepInput', { id, expectedVersion: version });
  }

  private async section({ activities = [], ...section }: PrintedSection) {
    const activityIds: string[] = [];
    for (const title of activities) {
      const row = await this.db.one<{ id: string }>(
        sql`SELECT t.id FROM activities t WHERE t.title = ${title}`,
      );
      activityIds.push(found(row).id);
    }
    return { ...section, activityIds };
  }
}
