import {
  AttachmentOwners,
  type RecordRights,
} from '../../../src/features/attachments/attachment-owner.port.js';
import { RecordKind } from '../../../src/features/attachments/attachment.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import { sql } from '../../../src/platform/database/sql.js';
import type { TestApp } from '../boot-app.js';

/** The rights of somebody who keeps a record. */
export const KEEPER: RecordRights = { edit: true, review: false, frozen: null };

/** Records that are nothing but their rights, which are everyone's. */
export interface BareRecords {
  /** A new record; the answer may be changed later with `set`. */
  make(rights?: RecordRights): string;
  set(id: string, rights: RecordRights | null): void;
}

/** Puts bare records in the place of activities, to test what files do whatever they belong to. */
export function useBareRecords(server: TestApp): BareRecords {
  const known = new Map<string, RecordRights>();
  server.app.get(AttachmentOwners, { strict: false }).register({
    recordKind: RecordKind.ACTIVITY,
    rightsOf: (_actor, ids) =>
      Promise.resolve(new Map([...known].filter(([id]) => ids.includes(id)))),
  });
  const set = (id: string, rights: RecordRights | null) => {
    if (rights) known.set(id, rights);
    else known.delete(id);
  };
  const make = (rights = KEEPER) => {
    const id = newId();
    set(id, rights);
    return id;
  };
  return { make, set };
}

/** How many attachments there are. */
export const countAttachments = (server: TestApp): Promise<number> =>
  server.db.count(sql`attachments t`);

/** Names of the files that the rows call for: one a row, and a thumbnail of each picture. */
export async function namedFiles(server: TestApp): Promise<string[]> {
  const rows = await server.db.all<{ name: string; picture: number | boolean }>(
    sql`SELECT t.stored_as AS name, CASE WHEN t.width IS NULL THEN 0 ELSE 1 END AS picture
      FROM attachments t`,
  );
  return rows.flatMap(({ name, picture }) => (picture ? [name, `${name}.thumb`] : [name])).sort();
}
