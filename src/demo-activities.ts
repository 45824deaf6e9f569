import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoRegister } from './demo-register.js';
import type { OrganizerRole } from './features/activities/activity-organizer.entity.js';
import type { DayPeriod } from './features/activities/activity-status.policy.js';
import { SessionKind } from './features/sessions/session.entity.js';
import { SessionsService } from './features/sessions/sessions.service.js';
import { VocabulariesService } from './features/vocabularies/vocabularies.service.js';
import { Vocabulary } from './features/vocabularies/vocabulary-term.entity.js';
import { Database } from './platform/database/database.js';
import { sql } from './platform/database/sql.js';
import { found } from './platform/errors.js';
import { GRAPHQL_PATH } from './platform/http/paths.js';

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

interface Life {
  id: string;
  version: number;
}

const TOKEN_MS = 10 * 60_000;

/**
 * Takes each activity through its real life over the API: registered by its unit, submitted, let
 * through by the reviewer of each level, published. One that is there already is left alone.
 */
export class DemoActivities {
  private readonly tokens = new Map<string, string>();
  private readonly db: Database;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly register: DemoRegister,
  ) {
    this.db = app.get(Database);
  }

  async load(printed: PrintedActivity): Promise<void> {
    const known = await this.db.one(sql`SELECT id FROM activities WHERE title = ${printed.title}`);
    if (known) return;
    const author = printed.registeredBy;
    let life = await this.act(
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
    life: Life,
    more: object = {},
  ): Promise<Life> {
    return this.act(who, mutation, type, { id: life.id, expectedVersion: life.version, ...more });
  }

  private async act(who: string, mutation: string, type: string, input: object): Promise<Life> {
    const query = `mutation Demo($input: ${type}!) { done: ${mutation}(input: $input) { id version } }`;
    const answer = await this.app.inject({
      method: 'POST',
      url: GRAPHQL_PATH,
      headers: { authorization: `Bearer ${await this.token(who)}` },
      payload: { query, variables: { input } },
    });
    const { data, errors } = answer.json<{ data?: { done: Life }; errors?: unknown }>();
    if (!data) throw new Error(`${mutation} as ${who}: ${JSON.stringify(errors)}`);
    return data.done;
  }

  private async token(username: string): Promise<string> {
    let token = this.tokens.get(username);
    if (!token) {
      const columns = sql`id, sessions_valid_from AS "sessionsValidFrom"`;
      const account = await this.db.one<{ id: string; sessionsValidFrom: string }>(
        sql`SELECT ${columns} FROM accounts WHERE username = ${username}`,
      );
      const start = {
        kind: SessionKind.TOKEN,
        name: '演示数据',
        device: null,
        address: null,
        lastsMs: TOKEN_MS,
      };
      ({ secret: token } = await this.app
        .get(SessionsService, { strict: false })
        .start(found(account), start));
      this.tokens.set(username, token);
    }
    return token;
  }
}
