import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';

const TABLES: TableOptions[] = [
  {
    columns: [
      {
        isPrimary: true,
        length: '36',
        name: 'id',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'created_at',
        type: 'varchar',
      },
      {
        length: '24',
        name: 'updated_at',
        type: 'varchar',
      },
      {
        name: 'version',
        type: 'integer',
      },
      {
        length: '40',
        name: 'vocabulary',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'code',
        type: 'varchar',
      },
      {
        length: '40',
        name: 'name',
        type: 'varchar',
      },
      {
        isNullable: true,
        length: '100',
        name: 'hint',
        type: 'varchar',
      },
      {
        name: 'position',
        type: 'integer',
      },
      {
        isNullable: true,
        length: '10',
        name: 'counting_word',
        type: 'varchar',
      },
      {
        name: 'active',
        type: 'boolean',
      },
    ],
    indices: [
      {
        columnNames: ['vocabulary', 'name'],
        name: 'IDX_e0adff5542423179f59257f94a',
        isUnique: true,
      },
      {
        columnNames: ['vocabulary', 'code'],
        name: 'IDX_94b7df644a58506bb831309f40',
        isUnique: true,
      },
    ],
    name: 'vocabulary_terms',
  },
];

/** Code, name, counting word (materials only), what it covers. */
type Standard = readonly [code: string, name: string, countingWord?: string | null, hint?: string];

const STANDARD: Readonly<Record<string, readonly Standard[]>> = {
  ACTIVITY_TYPE: [
    ['LAUNCH_CEREMONY', '启动仪式'],
    ['LECTURE', '讲座宣讲', null, '讲座、宣讲、报告会'],
    ['CLASS', '主题班会', null, '主题班会、国家安全课'],
    ['EXHIBITION', '展览', null, '展览、展板巡展'],
    ['OUTREACH_STALL', '集中宣传', null, '集中宣传、咨询台、发放资料'],
    ['COMPETITION_QUIZ', '竞赛答题', null, '知识竞赛、有奖答题'],
    ['GAME', '游戏', null, '游戏、飞行棋'],
    ['PERFORMANCE_SCREENING', '文艺展演', null, '文艺展演、观影'],
    ['VISIT', '参观', null, '参观基地、开放日'],
    ['DRILL', '演练'],
    ['FAMILY_SCHOOL', '家长学校', null, '家长学校、亲子活动'],
    ['TRAINING', '培训'],
    ['ONLINE', '线上活动'],
    ['THEMED_EDUCATION', '主题教育活动'],
    ['OTHER', '其他'],
  ],
  AUDIENCE: [
    ['STUDENTS', '学生'],
    ['TEACHERS', '教师'],
    ['PARENTS', '家长'],
    ['RESIDENTS', '居民'],
    ['PARTY_MEMBERS', '党员'],
    ['OFFICIALS', '机关干部', null, '机关、事业单位工作人员'],
    ['ENTERPRISE_STAFF', '企业职工'],
    ['VILLAGERS', '村民'],
    ['DISABLED_PEOPLE', '残疾人'],
    ['OLDER_PEOPLE', '老年人'],
    ['SOLDIERS', '官兵'],
    ['NETIZENS', '网民'],
    ['OTHER', '其他'],
  ],
  ENTRY_TAG: [
    ['GOVERNMENT_OFFICES', '进机关'],
    ['ENTERPRISES', '进企业'],
    ['COUNTRYSIDE', '进农村'],
    ['COMMUNITIES', '进社区'],
    ['CAMPUSES', '进校园'],
    ['INTERNET', '进网络'],
    ['BARRACKS', '进军营'],
    ['FAMILIES', '进家庭'],
  ],
  SECURITY_FIELD: [
    ['POLITICAL', '政治安全'],
    ['TERRITORIAL', '国土安全'],
    ['MILITARY', '军事安全'],
    ['ECONOMIC', '经济安全'],
    ['CULTURAL', '文化安全'],
    ['SOCIAL', '社会安全'],
    ['TECHNOLOGICAL', '科技安全'],
    ['CYBER', '网络安全'],
    ['ECOLOGICAL', '生态安全'],
    ['RESOURCES', '资源安全'],
    ['NUCLEAR', '核安全'],
    ['OVERSEAS_INTERESTS', '海外利益安全'],
    ['BIOLOGICAL', '生物安全'],
    ['SPACE', '太空安全'],
    ['DEEP_SEA', '深海安全'],
    ['POLAR', '极地安全'],
  ],
  MATERIAL: [
    ['PRINTED_MATTER', '宣传资料', '份', '单页、折页等资料'],
    ['BOOKLET', '宣传手册', '册'],
    ['GIVEAWAY', '宣传品', '个'],
    ['BANNER', '横幅', '条'],
    ['DISPLAY_BOARD', '展板', '块'],
    ['WALL_CHART', '挂图', '张'],
    ['LED_SCREEN', 'LED屏', '块'],
    ['LED_SHOWING', 'LED屏播放', '次'],
    ['PUBLICITY_VEHICLE', '宣传车', '台'],
    ['TEXT_MESSAGE', '短信', '条'],
    ['ONLINE_POST', '推送', '篇', '公众号、网站等推送的文章'],
    ['CONSULTATION', '咨询', '人次'],
    ['QUIZ_ANSWER', '答题', '人次'],
  ],
};

/** Known, but not one of the seven: an administrator may bring it into use. */
const NOT_IN_USE = new Set(['ENTRY_TAG/FAMILIES']);

const WRITTEN_AT = '2023-04-01T00:00:00.000Z';
/** The fixed ids count up from here: UUIDv7 of 1 April 2023. */
const ID_PREFIX = '01873a1d-2000-7000-8000-';

const literal = (value: string | null | undefined): string =>
  value == null ? 'NULL' : `'${value.replaceAll("'", "''")}'`;

function rowsOf(vocabulary: string, list: number): string[] {
  return (STANDARD[vocabulary] ?? []).map(([code, name, countingWord, hint], index) => {
    const number = (list + 1) * 1000 + index + 1;
    const id = `${ID_PREFIX}${String(number).padStart(12, '0')}`;
    const texts = [id, WRITTEN_AT, WRITTEN_AT, vocabulary, code, name, hint, countingWord];
    const active = !NOT_IN_USE.has(`${vocabulary}/${code}`);
    return `(${texts.map(literal).join(', ')}, 1, ${index + 1}, ${active ? 'TRUE' : 'FALSE'})`;
  });
}

export class Vocabularies1795462000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
    const rows = Object.keys(STANDARD).flatMap(rowsOf);
    await runner.query(
      `INSERT INTO vocabulary_terms
         (id, created_at, updated_at, vocabulary, code, name, hint, counting_word, version, position, active)
       VALUES ${rows.join(', ')}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
