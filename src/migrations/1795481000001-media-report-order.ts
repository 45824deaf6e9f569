import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Said in SQL: TypeORM would make the table anew on SQLite. */
const ADD_COLUMN = "ALTER TABLE media_reports ADD COLUMN sort_on varchar(10) NOT NULL DEFAULT ''";
const DROP_COLUMN = 'ALTER TABLE media_reports DROP COLUMN sort_on';
const INDEX = new TableIndex({ name: 'media_reports_in_order', columnNames: ['sort_on', 'id'] });

/** The list of reports is read along one index, those without a day at its end. */
export class MediaReportOrder1795481000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ADD_COLUMN);
    await runner.query("UPDATE media_reports SET sort_on = COALESCE(published_on, '')");
    await runner.createIndex('media_reports', INDEX);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('media_reports', INDEX);
    await runner.query(DROP_COLUMN);
  }
}
