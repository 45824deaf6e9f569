import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoApi, Done } from './demo-api.js';
import type { DemoRegister } from './demo-register.js';
import type { OrganizerRole } from './features/activities/activity-organizer.entity.js';
import type { DayPeriod } from './features/activities/activity-status.policy.js';
import { VocabulariesService } from './features/vocabularies/vocabularies.service.js';
import { Vocabulary } from './features/vocabularies/vocabulary-term.entity.js';
import { Database } from './platform/database/database.js';
import { sql } from './platform/database/sql.js';

/** An activity as the data file holds it: words for ids, and who let it through. */
export interface PrintedActivity {
  title: string;
  type: string;
  campaign: string;
  startsOn?: string;
  period?: DayPeriod;
  dateWords?: string;
  venue?: string;
  brief: string;
  audiences?: string[];
  entryTags?: string[];
  organizers: { organization: string; role: OrganizerRole }[];
  registeredBy: string;
  reviewedBy: string[];
}

/**
 * Takes each activity through its real life over the API: registered by its unit, submitted, let
 * through by the reviewer of each level, published. One that is there already is left alone.
 */
export class DemoActivities {
  private readonly db: Database;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly register: DemoRegister,
    private readonly api: DemoApi,
  ) {
    this.db = app.get(Database);
  }

  async load(printed: PrintedActivity): Promise<void> {
    const known = await this.db.one(sql`SELECT id FROM activities WHERE title = ${printed.title}`);
    if (known) return;
    const author = printed.registeredBy;
    let life = await this.api.act(
      author,
      'createActivity',
      'CreateActivityInput',
      await this.plan(printed),
    );
    life = await this.step(author, 'submitActivity', 'SubmitActivityInput', life, {
      notClassified: true,
    });
    for (const reviewer of printed.reviewedBy)
      life = await this.step(reviewer, 'approveActivity', 'ApproveActivityInput', life, {
        notClassified: true,
      });
    await this.step(author, 'publishActivity', 'PublishActivityInput', life);
  }

  private async plan(printed: PrintedActivity): Promise<object> {
    const { title, brief, startsOn, period, dateWords } = printed;
    return {
      title,
      brief,
      startsOn,
      period,
      dateWords,
      typeId: (await this.terms(Vocabulary.ACTIVITY_TYPE, [printed.type]))[0],
      campaignId: this.register.idOf('campaign', printed.campaign),
      venueId: printed.venue && this.register.idOf('venue', printed.venue),
      audienceIds: await this.terms(Vocabulary.AUDIENCE, printed.audiences ?? []),
      entryTagIds: await this.terms(Vocabulary.ENTRY_TAG, printed.entryTags ?? []),
      organizers: printed.organizers.map(({ organization, role }) => ({
        organizationId: this.register.idOf('organization', organization),
        role,
      })),
    };
  }

  private async terms(vocabulary: Vocabulary, codes: readonly string[]): Promise<string[]> {
    const vocabularies = this.app.get(VocabulariesService, { strict: false });
    const terms = await vocabularies.requireTerms(vocabulary, [...codes], 'demo');
    return terms.map(({ id }) => id);
  }

  private step(
    who: string,
    mutation: string,
    type: string,
    life: Done,
    more: object = {},
  ): Promise<Done> {
    return this.api.act(who, mutation, type, {
      id: life.id,
      expectedVersion: life.version,
      ...more,
    });
  }
}
