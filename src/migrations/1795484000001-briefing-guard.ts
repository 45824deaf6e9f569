import type { MigrationInterface, QueryRunner } from 'typeorm';

const REFUSAL = 'an issued briefing cannot be changed or deleted';
const ISSUED = "'ISSUED'";

/** Rows that belong to a briefing; they are written before it is issued, never after. */
const PARTS = ['briefing_figures', 'briefing_figure_records', 'briefing_steps'];
const PAPERS = "record_kind = 'BRIEFING'";

const issued = (id: string): string =>
  `EXISTS (SELECT 1 FROM briefings b WHERE b.id = ${id} AND b.status = ${ISSUED})`;

/** When a write of a table is refused, by the verb; `ROW` stands for the row. */
type Guards = Readonly<Record<'INSERT' | 'UPDATE' | 'DELETE', string | null>>;

const always = (condition: string): Guards => ({
  INSERT: null,
  UPDATE: condition,
  DELETE: condition,
});

const GUARDED: Readonly<Record<string, Guards>> = {
  briefings: always(`ROW.status = ${ISSUED}`),
  attachments: {
    ...always(`ROW.${PAPERS}`),
    INSERT: `ROW.${PAPERS} AND ${issued('ROW.record_id')}`,
  },
  ...Object.fromEntries(
    PARTS.map((table) => {
      const condition = issued('ROW.briefing_id');
      return [table, { INSERT: condition, UPDATE: condition, DELETE: condition }];
    }),
  ),
};

interface Guard {
  name: string;
  table: string;
  verb: keyof Guards;
  condition: string;
}

const GUARDS: readonly Guard[] = Object.entries(GUARDED).flatMap(([table, verbs]) =>
  (['INSERT', 'UPDATE', 'DELETE'] as const).flatMap((verb) => {
    const row = verb === 'INSERT' ? 'NEW' : 'OLD';
    const condition = verbs[verb]?.replaceAll('ROW.', `${row}.`);
    const name = `${table}_briefing_no_${verb.toLowerCase()}`;
    return condition ? [{ name, table, verb, condition }] : [];
  }),
);

const onSqlite = ({ name, table, verb, condition }: Guard): string =>
  `CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} WHEN ${condition}
    BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`;

/** PostgreSQL takes no subquery in WHEN: the condition stands in a function of its own. */
const onPostgres = ({ name, table, verb, condition }: Guard): string[] => [
  `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF ${condition} THEN RAISE EXCEPTION '${REFUSAL}'; END IF;
    RETURN ${verb === 'DELETE' ? 'OLD' : 'NEW'}; END $$`,
  `CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
];

/** The database itself keeps issued briefings as they were issued, whoever asks it otherwise. */
export class BriefingGuard1795484000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = GUARDS.flatMap((guard) =>
      isPostgres(runner) ? onPostgres(guard) : [onSqlite(guard)],
    );
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const postgres = isPostgres(runner);
    for (const { name, table } of GUARDS) {
      await runner.query(`DROP TRIGGER ${name}${postgres ? ` ON ${table}` : ''}`);
      if (postgres) await runner.query(`DROP FUNCTION ${name}()`);
    }
  }
}

const isPostgres = (runner: QueryRunner): boolean => runner.dataSource.options.type === 'postgres';
