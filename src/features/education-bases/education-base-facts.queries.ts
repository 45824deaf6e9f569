import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import type { EducationBaseStatus } from './education-base-status.policy.js';
import type { EducationBaseFacts } from './education-base.policy.js';

interface FactsRow {
  id: string;
  status: EducationBaseStatus;
  operatorId: string | null;
  path: string;
}

/** What the rules of `education-base.policy.ts` need to know, read for many bases at once. */
@Injectable()
export class EducationBaseFactsQueries {
  constructor(private readonly db: Database) {}

  /** The facts of each base, in the order of the ids; null for one that does not exist. */
  async of(ids: readonly string[]): Promise<(EducationBaseFacts | null)[]> {
    const rows = await this.db.all<FactsRow>(
      sql`SELECT t.id, t.status, t.operator_id AS "operatorId", place.path
        FROM education_bases t JOIN regions place ON place.id = t.region_id
        WHERE ${isIn(raw('t.id'), ids)}`,
    );
    const facts = new Map(
      rows.map(({ id, path, ...row }) => [id, { ...row, region: { path } }] as const),
    );
    return ids.map((id) => facts.get(id) ?? null);
  }

  /** The facts of one base of a page, read together with those of the others. */
  through(load: Loaders, id: string): Promise<EducationBaseFacts | null> {
    return load.batch('EducationBaseFacts', (ids) => this.of(ids)).load(id);
  }

  /** The attachments that are the documents of steps, by base. */
  async documentsOf(ids: readonly string[]): Promise<Map<string, Set<string>>> {
    const rows = await this.db.all<{ baseId: string; documentId: string }>(
      sql`SELECT s.base_id AS "baseId", s.document_id AS "documentId" FROM education_base_steps s
        WHERE s.document_id IS NOT NULL AND ${isIn(raw('s.base_id'), ids)}`,
    );
    const documents = new Map<string, Set<string>>();
    for (const { baseId, documentId } of rows)
      documents.set(baseId, (documents.get(baseId) ?? new Set()).add(documentId));
    return documents;
  }
}
