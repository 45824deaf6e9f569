import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words of the trade and their full forms: true equivalents only. */
const STANDARD: readonly (readonly [code: string, name: string])[] = [
  ['DISABLED_PERSONS_FEDERATION', '残联=残疾人联合会'],
  ['STREET_OFFICE', '街道办=街道办事处'],
  ['RESIDENTS_COMMITTEE', '居委会=居民委员会'],
  ['VILLAGERS_COMMITTEE', '村委会=村民委员会'],
  ['NEXT_GENERATION_COMMITTEE', '关工委=关心下一代工作委员会'],
  ['NATIONAL_SECURITY', '国安=国家安全'],
  ['NATIONAL_SECURITY_COMMISSION', '国安委=国家安全委员会'],
  ['NATIONAL_SECURITY_OFFICE', '国安办=国家安全委员会办公室'],
  ['WOMENS_FEDERATION', '妇联=妇女联合会'],
  ['ARMED_FORCES_DEPARTMENT', '人武部=人民武装部'],
  ['POLITICAL_LEGAL_COMMISSION', '政法委=政法委员会'],
  ['CIVILITY_OFFICE', '文明办=精神文明建设委员会办公室'],
  ['PROCURATORATE', '检察院=人民检察院'],
  ['COURT', '法院=人民法院'],
  ['LAW_FIRM', '律所=律师事务所'],
  ['LEGAL_AID', '法援=法律援助'],
];

const WRITTEN_AT = '2023-04-01T00:00:00.000Z';
/** The fixed ids count up from here, beside those of the other lists: UUIDv7 of 1 April 2023. */
const ID_PREFIX = '01873a1d-2000-7000-8000-0000000900';

export class Synonyms1795473100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const rows = STANDARD.map(([code, name], index) => {
      const id = `${ID_PREFIX}${String(index + 1).padStart(2, '0')}`;
      return `('${id}', '${WRITTEN_AT}', '${WRITTEN_AT}', 'SYNONYM', '${code}', '${name}', 1, ${index + 1}, TRUE)`;
    });
    await runner.query(
      `INSERT INTO vocabulary_terms
         (id, created_at, updated_at, vocabulary, code, name, version, position, active)
       VALUES ${rows.join(', ')}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM vocabulary_terms WHERE vocabulary = 'SYNONYM'`);
  }
}
