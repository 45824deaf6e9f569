import type { MigrationInterface, QueryRunner } from 'typeorm';

const REFUSAL = 'audit lines cannot be changed or deleted';

const SQLITE_UP = ['UPDATE', 'DELETE'].map(
  (verb) => `CREATE TRIGGER audit_lines_no_${verb.toLowerCase()} BEFORE ${verb} ON audit_lines
    BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
);
const SQLITE_DOWN = ['DROP TRIGGER audit_lines_no_update', 'DROP TRIGGER audit_lines_no_delete'];

const POSTGRES_UP = [
  `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '${REFUSAL}'; END $$`,
  `CREATE TRIGGER audit_lines_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_lines
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
];
const POSTGRES_DOWN = [
  'DROP TRIGGER audit_lines_frozen ON audit_lines',
  'DROP FUNCTION refuse_audit_change()',
];

/** The database itself keeps audit lines as they were written, whoever asks it otherwise. */
export class AuditGuard1795466000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of onPostgres(runner) ? POSTGRES_UP : SQLITE_UP)
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of onPostgres(runner) ? POSTGRES_DOWN : SQLITE_DOWN)
      await runner.query(statement);
  }
}

const onPostgres = (runner: QueryRunner): boolean => runner.dataSource.options.type === 'postgres';
