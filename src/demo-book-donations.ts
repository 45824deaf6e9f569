import type { DemoApi } from './demo-api.js';
import type { DemoRegister } from './demo-register.js';
import type { Database } from './platform/database/database.js';
import { sql } from './platform/database/sql.js';
import { found } from './platform/errors.js';

/** A donation as the data file holds it. */
export interface PrintedDonation {
  registeredBy: string;
  recipientScope: string;
  presentedOn: string;
  /** Title of the ceremony. */
  activity: string;
  campaign: string;
}

/** Records each donation over the API, as the unit that registers it; one that is there is left alone. */
export class DemoBookDonations {
  constructor(
    private readonly db: Database,
    private readonly register: DemoRegister,
    private readonly api: DemoApi,
  ) {}

  async load({ registeredBy, activity, campaign, ...facts }: PrintedDonation): Promise<void> {
    const ceremony = await this.db.one<{ id: string }>(
      sql`SELECT t.id FROM activities t WHERE t.title = ${activity}`,
    );
    const activityId = found(ceremony).id;
    const known = await this.db.one(
      sql`SELECT t.id FROM book_donations t WHERE t.activity_id = ${activityId} AND t.recipient_scope = ${facts.recipientScope}`,
    );
    if (known) return;
    const campaignId = this.register.idOf('campaign', campaign);
    await this.api.act(registeredBy, 'recordBookDonation', 'RecordBookDonationInput', {
      ...facts,
      activityId,
      campaignId,
    });
  }
}
