import { Conflict, StaleVersion } from '../errors.js';
import type { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { AuditAction, type AuditLine } from './audit-line.entity.js';

/** One change of a record, as somebody learns of it whose edit it overtook: never the values. */
export interface ChangeSince {
  at: string;
  /** The name of the account at that time. */
  by: string;
  fields: string[];
}

const PARTS = 'parts';
const SHOWN = 20;

type Line = Pick<AuditLine, 'at' | 'accountName'> & { after: string | object | null };

/** A change of `parts` is a change of the parts that it names; see `parts.ts`. */
function fieldsOf(after: Record<string, unknown>): string[] {
  const { [PARTS]: parts, ...columns } = after;
  const changed = (parts as { changed?: string[] } | undefined)?.changed ?? [];
  return [...Object.keys(columns), ...changed].sort();
}

/** What was changed in the record after this version, oldest first. */
export async function changesSince(
  db: Database,
  record: { entity: string; id: string },
  version: number,
): Promise<ChangeSince[]> {
  const lines = await db.all<Line>(sql`
    SELECT l.at, l.account_name AS "accountName", l.after FROM audit_lines l
    WHERE l.entity = ${record.entity} AND l.record_id = ${record.id}
      AND l.action = ${AuditAction.CHANGED} AND l.record_version > ${version}
    ORDER BY l.record_version LIMIT ${SHOWN}`);
  return lines.map(({ at, accountName: by, after }) => {
    const values = (typeof after === 'string' ? JSON.parse(after) : after) as object | null;
    return { at, by, fields: fieldsOf({ ...values }) };
  });
}

/** A {@link StaleVersion} together with what changed meanwhile, by whom and when. */
export async function withChanges(db: Database, error: unknown): Promise<unknown> {
  if (!(error instanceof StaleVersion)) return error;
  const { record, expected, text, params } = error;
  const entity = record.constructor.name;
  const changes = await changesSince(db, { entity, id: record.id }, expected);
  return new Conflict(text, { ...params, changes });
}
