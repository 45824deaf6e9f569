import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Actor } from '../../../src/platform/access/actor.js';
import { AuditAction, AuditLine } from '../../../src/platform/audit/audit-line.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';
import { sql } from '../../../src/platform/database/sql.js';
import { runInRequest } from '../../../src/platform/request-context.js';
import { testDatabase } from '../../support/boot-app.js';
import { Note, openScratch, type Scratch } from '../database/scratch.js';

const NOTE = { name: '一', size: null, open: true, weight: 1.5, tags: ['甲'], secret: 'secret-1' };

let scratch: Scratch;
let db: Database;
beforeAll(async () => {
  scratch = await openScratch();
  db = scratch.db;
});
afterAll(() => scratch.close());

const accountId = newId();
const actor = new Actor({
  accountId,
  accountName: '张三',
  organizationId: null,
  region: null,
  roles: [],
  permissions: new Set(),
});

/** Runs the work as one mutation of that account. */
const asThem = <T>(work: () => Promise<T>): Promise<T> =>
  runInRequest({ requestId: 'request-1', language: 'zh', address: null, actor }, () =>
    db.transact(work),
  );

const makeNote = (given: Partial<Note> = {}): Promise<Note> =>
  asThem(() => db.repo(Note).save(db.repo(Note).create({ ...NOTE, ...given })));

const changeNote = (id: string, change: Partial<Note>): Promise<Note> =>
  asThem(async () => {
    const note = await db.repo(Note).findOneByOrFail({ id });
    return db.repo(Note).save(Object.assign(note, change));
  });

const linesOf = async (id: string) => {
  const lines = await db.find(AuditLine, sql`t.record_id = ${id} ORDER BY t.id`);
  return lines.map(({ action, before, after, recordVersion }) => ({
    action,
    before,
    after,
    recordVersion,
  }));
};

describe('an audit line', () => {
  it('says who, when, what, before and after', async () => {
    const started = new Date().toISOString();
    const { id } = await makeNote();
    const [line] = await db.find(AuditLine, sql`t.record_id = ${id}`);
    expect(line).toEqual({
      id: expect.any(String) as unknown,
      at: expect.any(String) as unknown,
      accountId,
      organizationId: null,
      accountName: '张三',
      action: AuditAction.CREATED,
      entity: 'Note',
      recordId: id,
      recordVersion: 1,
      before: null,
      after: { id, version: 1, name: '一', size: null, open: true, weight: 1.5, tags: ['甲'] },
      requestId: 'request-1',
    });
    expect(line && line.at >= started && line.at <= new Date().toISOString()).toBe(true);
  });

  it('holds of a change the changed columns only, of a removal all of them', async () => {
    const { id } = await makeNote();
    await changeNote(id, { name: '二', tags: ['甲', '乙'] });
    await asThem(async () => db.repo(Note).remove(await db.repo(Note).findOneByOrFail({ id })));
    const [, changed, removed] = await linesOf(id);
    expect(changed).toEqual({
      action: AuditAction.CHANGED,
      before: { name: '一', tags: ['甲'] },
      after: { name: '二', tags: ['甲', '乙'] },
      recordVersion: 2,
    });
    expect(removed).toMatchObject({
      action: AuditAction.DELETED,
      before: { id, version: 2, name: '二', tags: ['甲', '乙'] },
      after: null,
    });
  });

  it('never holds a secret, and yet tells that one was written', async () => {
    const { id } = await makeNote();
    await changeNote(id, { secret: 'secret-2' });
    const [made, changed] = await linesOf(id);
    expect(JSON.stringify([made, changed])).not.toMatch(/secret-\d/);
    expect(changed).toMatchObject({ before: { secret: '***' }, after: { secret: '***' } });
  });

  it('is gone with the unit of work that is undone', async () => {
    const id = newId();
    const undone = asThem(async () => {
      await db.repo(Note).save(db.repo(Note).create({ ...NOTE, id }));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await linesOf(id)).toEqual([]);
  });

  it('is not left by a save that changes nothing', async () => {
    const { id } = await makeNote();
    await changeNote(id, { name: '一' });
    expect(await linesOf(id)).toHaveLength(1);
  });
});

describe('a write that no line could tell of', () => {
  const attempts: [string, (id: string) => Promise<unknown>][] = [
    ['update by criteria', (id) => db.repo(Note).update({ id }, { name: '三' })],
    ['delete by criteria', (id) => db.repo(Note).delete({ id })],
    ['increment', (id) => db.repo(Note).increment({ id }, 'size', 1)],
  ];

  it.each(attempts)('is refused, though its error be caught: %s', async (_, attempt) => {
    const { id } = await makeNote({ size: 1 });
    await asThem(() => attempt(id).catch(() => undefined));
    await expect(asThem(() => attempt(id))).rejects.toThrow('can only be changed or removed');
    expect(await db.findById(Note, id)).toMatchObject({ name: '一', size: 1, version: 1 });
    expect(await linesOf(id)).toHaveLength(1);
  });
});

describe('audit lines in the database', () => {
  const onBoth = ["UPDATE audit_lines SET account_name = 'x'", 'DELETE FROM audit_lines'];
  const onPostgres = [
    'UPDATE audit_lines SET after = NULL WHERE 1 = 0',
    'TRUNCATE audit_lines',
    'TRUNCATE audit_lines CASCADE',
  ];
  const onSqlite = [
    'REPLACE INTO audit_lines SELECT * FROM audit_lines',
    'INSERT OR REPLACE INTO audit_lines SELECT * FROM audit_lines',
  ];
  const tried = [...onBoth, ...(testDatabase === 'postgres' ? onPostgres : onSqlite)];

  it.each(tried)('refuse %s', async (statement) => {
    const { id } = await makeNote();
    const before = await linesOf(id);
    const refusal = 'audit lines cannot be changed or deleted';
    await expect(db.dataSource.query(statement)).rejects.toThrow(refusal);
    await expect(db.transact(() => db.manager.query(statement))).rejects.toThrow(refusal);
    expect(await linesOf(id)).toEqual(before);
  });

  it('refuse TypeORM too', async () => {
    const { id } = await makeNote();
    const [line] = await db.find(AuditLine, sql`t.record_id = ${id}`);
    const own = Object.assign(new AuditLine(), line, { accountName: 'x' });
    const attempts = [
      () => db.manager.save(own),
      () => db.manager.upsert(AuditLine, { ...own, before: null, after: null }, ['id']),
      () => db.manager.remove(own),
      () => db.manager.update(AuditLine, { id: own.id }, { accountName: 'x' }),
      () => db.manager.delete(AuditLine, { id: own.id }),
    ];
    for (const attempt of attempts)
      await expect(db.transact<unknown>(attempt)).rejects.toThrow('audit lines cannot be');
    expect(await db.find(AuditLine, sql`t.record_id = ${id}`)).toEqual([line]);
  });
});
