import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Said in SQL: TypeORM would make the table anew on SQLite, and lose whatever triggers it has. */
const ADD_COLUMN = 'ALTER TABLE activities ADD COLUMN street_id varchar(36)';
const DROP_COLUMN = 'ALTER TABLE activities DROP COLUMN street_id';

const INDEXES = [
  new TableIndex({ name: 'activities_by_street', columnNames: ['street_id', 'sort_at', 'id'] }),
  new TableIndex({
    name: 'activities_of_several_days',
    columnNames: ['street_id', 'ends_on', 'starts_on'],
    where: 'ends_on > starts_on',
  }),
];

/** The street that a region is or lies in: regions lie three levels below one at the most. */
const streetOf = (regionId: string): string => `(
  SELECT CASE 'STREET' WHEN own.level THEN own.id WHEN up.level THEN up.id WHEN top.level THEN top.id END
  FROM regions own LEFT JOIN regions up ON up.id = own.parent_id LEFT JOIN regions top ON top.id = up.parent_id
  WHERE own.id = ${regionId})`;

const SQLITE_UP = [
  `CREATE TRIGGER activity_street_new AFTER INSERT ON activities BEGIN
    UPDATE activities SET street_id = ${streetOf('NEW.region_id')} WHERE id = NEW.id; END`,
  `CREATE TRIGGER activity_street_changed AFTER UPDATE OF region_id ON activities BEGIN
    UPDATE activities SET street_id = ${streetOf('NEW.region_id')} WHERE id = NEW.id; END`,
  `CREATE TRIGGER activity_street_moved AFTER UPDATE OF parent_id, path, level ON regions BEGIN
    UPDATE activities SET street_id = ${streetOf('NEW.id')} WHERE region_id = NEW.id; END`,
];
const SQLITE_DOWN = ['new', 'changed', 'moved'].map((on) => `DROP TRIGGER activity_street_${on}`);

const POSTGRES_UP = [
  `CREATE FUNCTION keep_activity_street() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW.street_id := ${streetOf('NEW.region_id')}; RETURN NEW; END $$`,
  `CREATE TRIGGER activity_street BEFORE INSERT OR UPDATE OF region_id ON activities
    FOR EACH ROW EXECUTE FUNCTION keep_activity_street()`,
  `CREATE FUNCTION move_activity_streets() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN UPDATE activities SET street_id = ${streetOf('NEW.id')} WHERE region_id = NEW.id;
    RETURN NULL; END $$`,
  `CREATE TRIGGER activity_street_moved AFTER UPDATE OF parent_id, path, level ON regions
    FOR EACH ROW EXECUTE FUNCTION move_activity_streets()`,
];
const POSTGRES_DOWN = [
  'DROP TRIGGER activity_street_moved ON regions',
  'DROP FUNCTION move_activity_streets()',
  'DROP TRIGGER activity_street ON activities',
  'DROP FUNCTION keep_activity_street()',
];

/**
 * A street's list is read along one index, however many activities there are: each activity knows its
 * street. The database keeps that itself, also when a region moves, whoever writes.
 */
export class ActivityStreets1795475000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ADD_COLUMN);
    await runner.query(`UPDATE activities SET street_id = ${streetOf('activities.region_id')}`);
    for (const index of INDEXES) await runner.createIndex('activities', index);
    for (const statement of onPostgres(runner) ? POSTGRES_UP : SQLITE_UP)
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of onPostgres(runner) ? POSTGRES_DOWN : SQLITE_DOWN)
      await runner.query(statement);
    for (const index of INDEXES) await runner.dropIndex('activities', index);
    await runner.query(DROP_COLUMN);
  }
}

const onPostgres = (runner: QueryRunner): boolean => runner.dataSource.options.type === 'postgres';
