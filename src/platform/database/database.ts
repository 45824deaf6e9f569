import { Injectable } from '@nestjs/common';
import type Driver from 'better-sqlite3';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { StaleVersion } from '../errors.js';
import { NewRows } from './new-rows.js';
import { type ReadStore, type Row, type SqlFunction, writerOf } from './read-store.js';
import { and, raw, sql, type Sql } from './sql.js';
import { RowMapper } from './row-mapper.js';
import type { UnitOfWork } from './unit-of-work.js';
import { translateUniqueViolation } from './unique-violation.js';

/** The database as features use it: writes in units of work, reads in SQL. */
@Injectable()
export class Database {
  private readonly mappers = new Map<unknown, RowMapper>();
  private readonly closers: (() => void)[] = [];
  private readonly newRows: NewRows;

  constructor(
    readonly dataSource: DataSource,
    readonly units: UnitOfWork,
    private readonly reads: ReadStore,
  ) {
    this.newRows = new NewRows(units, reads);
  }

  /** Runs when the database is closed. */
  onClose(work: () => void): void {
    this.closers.push(work);
  }

  /**
   * Waits for the writes under way, then closes every connection; the writer last, which then leaves
   * one whole SQLite file and no write-ahead log beside it.
   */
  async close(): Promise<void> {
    await this.units.drained();
    if (!this.dataSource.isInitialized) return;
    this.reads.close();
    await this.dataSource.destroy();
    for (const close of this.closers) close();
  }

  get kind(): 'sqlite' | 'postgres' {
    return this.dataSource.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }

  /** The writing SQLite connection itself, for pragmas and backups. */
  get sqliteWriter(): Driver.Database {
    return writerOf(this.dataSource);
  }

  /** Makes a function of ours part of SQLite's SQL. */
  defineOnSqlite(name: string, work: SqlFunction): void {
    this.reads.define(name, work);
  }

  /**
   * Runs the work in one transaction; joins the one it is called in. Raises CONFLICT when a unique
   * index refuses a row.
   */
  async transact<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.units.run(work);
    } catch (error) {
      throw translateUniqueViolation(error, this.dataSource.entityMetadatas);
    }
  }

  beforeCommit(work: () => Promise<void>): void {
    this.units.beforeCommit(work);
  }

  afterCommit(work: () => void | Promise<void>): void {
    this.units.afterCommit(work);
  }

  get manager(): EntityManager {
    return this.units.manager;
  }

  /** The repository of an entity inside the current unit of work; throws outside one. */
  repo<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.newRows.savedThrough(this.units.manager.getRepository(entity));
  }

  all<T = Row>(query: Sql): Promise<T[]> {
    return this.reads.all<T>(query);
  }

  /** The rows as lists of their columns; see `RowMapper.columnsAt`. */
  lists(query: Sql): Promise<unknown[][]> {
    return this.reads.lists(query);
  }

  async one<T = Row>(query: Sql): Promise<T | undefined> {
    return (await this.reads.all<T>(query))[0];
  }

  async count(from: Sql): Promise<number> {
    const row = await this.one<{ n: number | string }>(sql`SELECT count(*) AS n FROM ${from}`);
    return Number(row?.n ?? 0);
  }

  /** Rows of an entity as plain objects, for reading only. `alias` is `t`. */
  async find<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    where: Sql,
    tail: Sql = raw(''),
  ): Promise<T[]> {
    const mapper = this.mapperOf(entity);
    const rows = await this.all(
      sql`SELECT ${mapper.columns('t')} FROM ${raw(mapper.table)} t WHERE ${where} ${tail}`,
    );
    return rows.map((row) => mapper.read<T>(row));
  }

  async findOne<T extends ObjectLiteral>(entity: EntityTarget<T>, where: Sql): Promise<T | null> {
    return (await this.find<T>(entity, where, raw('LIMIT 1')))[0] ?? null;
  }

  findById<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    id: string,
    alsoWhere: Sql[] = [],
  ): Promise<T | null> {
    return this.findOne(entity, and([sql`t.id = ${id}`, ...alsoWhere]));
  }

  /** Between rows of the table and objects of the entity. */
  mapperOf(entity: EntityTarget<ObjectLiteral>): RowMapper {
    let mapper = this.mappers.get(entity);
    if (!mapper) {
      mapper = new RowMapper(this.dataSource.getMetadata(entity));
      this.mappers.set(entity, mapper);
    }
    return mapper;
  }
}

/**
 * Refuses an edit made on an older state than the stored one. The mutation answers with both versions
 * and what changed between them, so that nothing is overwritten and nothing need be typed again.
 */
export function expectVersion(stored: { id: string; version: number }, expected: number): void {
  if (stored.version !== expected) throw new StaleVersion(stored, expected);
}
