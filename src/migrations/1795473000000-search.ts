import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const text = (name: string, isNullable = false) => ({ name, type: 'text', isNullable });

/** FTS5 without the texts, without positions; what is taken out leaves the file. */
const FTS5 = [
  `CREATE VIRTUAL TABLE search_tokens USING fts5(tokens, content='', detail='none', columnsize=0, tokenize='ascii')`,
  `INSERT INTO search_tokens (search_tokens, rank) VALUES ('secure-delete', 1)`,
];

const GIN = [
  `ALTER TABLE search_documents ADD COLUMN tokens tsvector NOT NULL`,
  `CREATE INDEX search_documents_tokens ON search_documents USING gin (tokens) WITH (gin_pending_list_limit = 256)`,
];

/** The full-text index: the documents on both databases, their tokens in the way of each. */
export class Search1795473000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(documents(runner));
    await runner.createTable(
      new Table({
        name: 'search_state',
        columns: [
          { name: 'name', type: 'varchar', length: '40', isPrimary: true },
          { name: 'value', type: 'text' },
        ],
      }),
    );
    for (const statement of onPostgres(runner) ? GIN : FTS5) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (!onPostgres(runner)) await runner.query('DROP TABLE search_tokens');
    await runner.dropTable('search_state');
    await runner.dropTable('search_documents');
  }
}

/** On SQLite `integer` makes the place the row's own number. */
const documents = (runner: QueryRunner): Table =>
  new Table({
    name: 'search_documents',
    columns: [
      { name: 'place', type: onPostgres(runner) ? 'bigint' : 'integer', isPrimary: true },
      { name: 'kind', type: 'varchar', length: '40' },
      { name: 'record_id', type: 'varchar', length: '36' },
      text('title'),
      text('names'),
      text('body'),
      text('reading'),
      text('at', true),
      text('region_path'),
      text('audience'),
    ],
    indices: [
      { name: 'search_documents_record', columnNames: ['kind', 'record_id'], isUnique: true },
    ],
  });

const onPostgres = (runner: QueryRunner): boolean => runner.dataSource.options.type === 'postgres';
