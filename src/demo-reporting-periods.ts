import type { DemoApi } from './demo-api.js';
import type { DemoRegister } from './demo-register.js';
import type { Database } from './platform/database/database.js';
import { sql } from './platform/database/sql.js';

/** A period that units report on, as the data file holds it. */
export interface PrintedPeriod {
  name: string;
  /** The account that asks for it. */
  by: string;
  campaign: string;
  startsOn: string;
  endsOn: string;
  units: string[];
}

const A_DAY_MS = 86_400_000;

/** Asks the units to report, over the API; a period that is there is left alone. */
export class DemoReportingPeriods {
  constructor(
    private readonly db: Database,
    private readonly register: DemoRegister,
    private readonly api: DemoApi,
  ) {}

  async load({ by, campaign, units, ...facts }: PrintedPeriod): Promise<void> {
    const campaignId = this.register.idOf('campaign', campaign);
    const known = await this.db.one(
      sql`SELECT t.id FROM reporting_periods t WHERE t.campaign_id = ${campaignId} AND t.name = ${facts.name}`,
    );
    if (known) return;
    await this.api.act(by, 'createReportingPeriod', 'CreateReportingPeriodInput', {
      ...facts,
      campaignId,
      deadline: new Date(Date.now() + A_DAY_MS).toISOString(),
      organizationIds: units.map((key) => this.register.idOf('organization', key)),
    });
  }
}
