import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SessionKind } from './features/sessions/session.entity.js';
import { SessionsService } from './features/sessions/sessions.service.js';
import { Database } from './platform/database/database.js';
import { sql } from './platform/database/sql.js';
import { found } from './platform/errors.js';
import { GRAPHQL_PATH } from './platform/http/paths.js';

/** A record as its mutation answers it. */
export interface Done {
  id: string;
  version: number;
}

const TOKEN_MS = 10 * 60_000;

/** The API as the people of the demo use it. */
export class DemoApi {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly app: NestFastifyApplication) {}

  /** Calls the mutation as this account; throws when it is refused. */
  async act(who: string, mutation: string, type: string, input: object): Promise<Done> {
    const query = `mutation Demo($input: ${type}!) { done: ${mutation}(input: $input) { id version } }`;
    const answer = await this.app.inject({
      method: 'POST',
      url: GRAPHQL_PATH,
      headers: { authorization: `Bearer ${await this.token(who)}` },
      payload: { query, variables: { input } },
    });
    const { data, errors } = answer.json<{ data?: { done: Done }; errors?: unknown }>();
    if (!data) throw new Error(`${mutation} as ${who}: ${JSON.stringify(errors)}`);
    return data.done;
  }

  private async token(username: string): Promise<string> {
    let token = this.tokens.get(username);
    if (!token) {
      const columns = sql`id, sessions_valid_from AS "sessionsValidFrom"`;
      const account = await this.app.get(Database).one<{
        id: string;
        sessionsValidFrom: string;
      }>(sql`SELECT ${columns} FROM accounts WHERE username = ${username}`);
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
