import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import type { BriefingFacts } from './briefing.policy.js';

type FactsRow = Omit<BriefingFacts, 'region'> & { id: string; path: string };

/** What the rules of `briefing.policy.ts` need to know, read for many briefings at once. */
@Injectable()
export class BriefingFactsQueries {
  constructor(private readonly db: Database) {}

  /** The facts of each briefing, in the order of the ids; null for one that does not exist. */
  async of(ids: readonly string[]): Promise<(BriefingFacts | null)[]> {
    const rows = await this.db.all<FactsRow>(sql`
      SELECT t.id, t.status, t.unit_id AS "unitId", t.secrecy_mark AS "secrecyMark", place.path
      FROM briefings t JOIN regions place ON place.id = t.region_id
      WHERE ${isIn(raw('t.id'), ids)}`);
    const facts = new Map(rows.map(({ id, path, ...row }) => [id, { ...row, region: { path } }]));
    return ids.map((id) => facts.get(id) ?? null);
  }

  /** The facts of one briefing of a page, read together with those of the others. */
  through(load: Loaders, id: string): Promise<BriefingFacts | null> {
    return load.batch('BriefingFacts', (ids) => this.of(ids)).load(id);
  }
}
