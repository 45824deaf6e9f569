import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS: readonly (readonly [code: string, name: string, hint: string | null])[] = [
  ['EDUCATION_BASE', '国家安全教育基地', null],
  ['TRAINING_BASE', '总体国家安全观教育培训基地', null],
  ['DEMONSTRATION_SITE', '宣传教育示范点', null],
  ['THEME_PARK', '主题公园/广场', '国家安全主题公园、广场、步道'],
  ['EXHIBITION_HALL', '教育馆/展厅', '国家安全教育馆、展厅、陈列室'],
  ['EXPERIENCE_CENTER', '体验中心', null],
  ['OTHER', '其他', null],
];

const WRITTEN_AT = '2023-04-01T00:00:00.000Z';
/** The fixed ids count up from here: UUIDv7 of 1 April 2023, apart from those of the first lists. */
const ID_PREFIX = '01873a1d-2000-7000-8000-000000470';

const literal = (value: string | null): string => (value === null ? 'NULL' : `'${value}'`);

/** What sorts of education bases there are: a list that administrators may edit. */
export class BaseKinds1795470000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const rows = KINDS.map(([code, name, hint], index) => {
      const id = `${ID_PREFIX}${String(index + 1).padStart(3, '0')}`;
      const texts = [id, WRITTEN_AT, WRITTEN_AT, 'BASE_KIND', code, name, hint];
      return `(${texts.map(literal).join(', ')}, NULL, 1, ${index + 1}, TRUE)`;
    });
    await runner.query(
      `INSERT INTO vocabulary_terms
         (id, created_at, updated_at, vocabulary, code, name, hint, counting_word, version, position, active)
       VALUES ${rows.join(', ')}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM vocabulary_terms WHERE vocabulary = 'BASE_KIND'`);
  }
}
