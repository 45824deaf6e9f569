import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { VocabulariesService } from '../../../src/features/vocabularies/vocabularies.service.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { sql } from '../../../src/platform/database/sql.js';
import { InvalidInput } from '../../../src/platform/errors.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildTerm } from '../../support/factories/vocabularies.js';

let server: TestApp;
let admin: Client;
beforeAll(async () => {
  server = await bootApp();
  admin = await signedInAs(server, { roles: [Role.ADMINISTRATOR] });
});
afterAll(() => server.close());

const LIST = `query($vocabulary: Vocabulary!, $all: Boolean) {
  vocabulary(vocabulary: $vocabulary, includeRetired: $all) { code name countingWord hint active position } }`;
const FIELDS = 'id version code name hint countingWord position active';
const ADD = `mutation($input: AddTermInput!) { addTerm(input: $input) { ${FIELDS} } }`;
const RENAME = `mutation($input: RenameTermInput!) { renameTerm(input: $input) { ${FIELDS} } }`;
const RETIRE = `mutation($input: RetireTermInput!) { retireTerm(input: $input) { ${FIELDS} } }`;
const RESTORE = `mutation($input: RestoreTermInput!) { restoreTerm(input: $input) { ${FIELDS} } }`;
const REORDER = `mutation($input: ReorderTermsInput!) { reorderTerms(input: $input) { code position } }`;

const names = async (vocabulary: string, all = false): Promise<string[]> => {
  const data = await server.anonymous.ok(LIST, { vocabulary, all });
  return data.vocabulary.map((term: { name: string }) => term.name);
};

describe('the standard lists', () => {
  it.each([
    [
      'ACTIVITY_TYPE',
      '启动仪式 讲座宣讲 主题班会 展览 集中宣传 竞赛答题 游戏 文艺展演 参观 演练 家长学校 培训 线上活动 主题教育活动 其他',
    ],
    ['AUDIENCE', '学生 教师 家长 居民 党员 机关干部 企业职工 村民 残疾人 老年人 官兵 网民 其他'],
    ['ENTRY_TAG', '进机关 进企业 进农村 进社区 进校园 进网络 进军营'],
    [
      'SECURITY_FIELD',
      '政治安全 国土安全 军事安全 经济安全 文化安全 社会安全 科技安全 网络安全 生态安全 资源安全 核安全 海外利益安全 生物安全 太空安全 深海安全 极地安全',
    ],
    [
      'MATERIAL',
      '宣传资料 宣传手册 宣传品 横幅 展板 挂图 LED屏 LED屏播放 宣传车 短信 推送 咨询 答题',
    ],
    [
      'BASE_KIND',
      '国家安全教育基地 总体国家安全观教育培训基地 宣传教育示范点 主题公园/广场 教育馆/展厅 体验中心 其他',
    ],
    [
      'SYNONYM',
      '残联=残疾人联合会 街道办=街道办事处 居委会=居民委员会 村委会=村民委员会 关工委=关心下一代工作委员会 国安=国家安全 国安委=国家安全委员会 国安办=国家安全委员会办公室 妇联=妇女联合会 人武部=人民武装部 政法委=政法委员会 文明办=精神文明建设委员会办公室 检察院=人民检察院 法院=人民法院 律所=律师事务所 法援=法律援助',
    ],
  ])('%s is there from the start, for anyone', async (vocabulary, expected) => {
    expect(await names(vocabulary)).toEqual(expected.split(' '));
  });

  it('counts materials in their own words', async () => {
    const data = await server.anonymous.ok(LIST, { vocabulary: 'MATERIAL' });
    const words = data.vocabulary.map((term: { countingWord: string }) => term.countingWord);
    expect(words.join('')).toBe('份册个条块张块次台条篇人次人次');
  });

  it('knows 进家庭 without offering it', async () => {
    expect(await names('ENTRY_TAG', true)).toContain('进家庭');
  });

  it('takes one statement', async () => {
    const { statements } = await countQueries(() => names('MATERIAL'));
    expect(statements.filter((text) => text.includes('vocabulary_terms'))).toHaveLength(1);
  });
});

describe('an administrator', () => {
  it('adds, renames, retires and restores a term, each with its audit line', async () => {
    const input = { vocabulary: 'MATERIAL', code: 'FAN', name: '扇子', countingWord: '把' };
    const { addTerm } = await admin.ok(ADD, { input });
    expect(addTerm).toEqual({
      id: addTerm.id,
      version: 1,
      code: 'FAN',
      name: '扇子',
      hint: null,
      countingWord: '把',
      position: 14,
      active: true,
    });
    const { renameTerm } = await admin.ok(RENAME, {
      input: { id: addTerm.id, expectedVersion: 1, name: '宣传扇', hint: '印有标语' },
    });
    expect(renameTerm).toEqual({ ...addTerm, version: 2, name: '宣传扇', hint: '印有标语' });
    const { retireTerm } = await admin.ok(RETIRE, {
      input: { id: addTerm.id, expectedVersion: 2 },
    });
    expect(retireTerm).toEqual({ ...renameTerm, version: 3, active: false });
    expect(await names('MATERIAL')).not.toContain('宣传扇');
    expect(await names('MATERIAL', true)).toContain('宣传扇');
    const { restoreTerm } = await admin.ok(RESTORE, {
      input: { id: addTerm.id, expectedVersion: 3 },
    });
    expect(restoreTerm).toEqual({ ...retireTerm, version: 4, active: true });
    const lines = await server.db.all(
      sql`SELECT action, after FROM audit_lines WHERE record_id = ${addTerm.id} ORDER BY at, id`,
    );
    expect(lines.map(({ action, after }) => [action, JSON.parse(after as string)])).toEqual([
      ['CREATED', expect.objectContaining({ name: '扇子' })],
      ['CHANGED', { name: '宣传扇', hint: '印有标语' }],
      ['CHANGED', { active: false }],
      ['CHANGED', { active: true }],
    ]);
  });

  it('adds once under one key', async () => {
    const input = { vocabulary: 'AUDIENCE', code: 'TOURISTS', name: '游客', idempotencyKey: 'k1' };
    const first = await admin.ok(ADD, { input });
    expect(await admin.ok(ADD, { input })).toEqual(first);
  });

  it.each([
    ['a code that is there', { code: 'STUDENTS', name: '某某' }, 'CONFLICT', 'input.code'],
    ['a name that is there', { code: 'PUPILS', name: '学生' }, 'CONFLICT', 'input.name'],
    ['a code in small letters', { code: 'pupils', name: '小学生' }, 'INVALID_INPUT', 'input.code'],
    ['an empty name', { code: 'PUPILS', name: ' ' }, 'INVALID_INPUT', 'input.name'],
    [
      'a word that means the same as nothing',
      { vocabulary: 'SYNONYM', code: 'QUIZ', name: '答题' },
      'INVALID_INPUT',
      'input.name',
    ],
    [
      'a synonym of one character',
      { vocabulary: 'SYNONYM', code: 'QUIZ', name: '赛=竞赛' },
      'INVALID_INPUT',
      'input.name',
    ],
    [
      'a counting word for people',
      { code: 'PUPILS', name: '小学生', countingWord: '个' },
      'INVALID_INPUT',
      'input.countingWord',
    ],
    [
      'a material without a counting word',
      { vocabulary: 'MATERIAL', code: 'MUG', name: '杯子' },
      'INVALID_INPUT',
      'input.countingWord',
    ],
  ])('is refused %s', async (_, input, code, path) => {
    const error = await admin.refused(ADD, { input: { vocabulary: 'AUDIENCE', ...input } });
    expect([error.extensions.code, error.extensions.fields?.map((field) => field.path)]).toEqual([
      code,
      [path],
    ]);
  });

  it('conflicts with an edit made meanwhile', async () => {
    const term = await server.arrange(() =>
      buildTerm(server.db, { vocabulary: Vocabulary.AUDIENCE }),
    );
    await admin.ok(RENAME, { input: { id: term.id, expectedVersion: 1, name: '一个名字' } });
    const input = { id: term.id, expectedVersion: 1, name: '另一个名字' };
    const { extensions } = await admin.refused(RENAME, { input });
    expect([extensions.code, extensions.currentVersion]).toEqual(['CONFLICT', 2]);
    const gone = await admin.refused(RETIRE, {
      input: { id: '01873a1d-2000-7000-8000-000000009999', expectedVersion: 1 },
    });
    expect(gone.extensions.code).toBe('NOT_FOUND');
  });

  describe('reorders a list', () => {
    let terms: { id: string; expectedVersion: number }[];
    beforeEach(async () => {
      const { vocabulary } = await server.anonymous.ok(
        '{ vocabulary(vocabulary: ENTRY_TAG, includeRetired: true) { id version } }',
      );
      terms = vocabulary.map(({ id, version }: { id: string; version: number }) => ({
        id,
        expectedVersion: version,
      }));
    });

    const reorder = (list: typeof terms) => ({
      input: { vocabulary: 'ENTRY_TAG', terms: list },
    });

    it('as a whole', async () => {
      const { reorderTerms } = await admin.ok(REORDER, reorder(terms.toReversed()));
      expect(reorderTerms[0]).toEqual({ code: 'FAMILIES', position: 1 });
      expect((await names('ENTRY_TAG')).join(' ')).toBe(
        '进军营 进网络 进校园 进社区 进农村 进企业 进机关',
      );
    });

    it.each([
      ['with one missing', () => terms.slice(1), 'CONFLICT'],
      ['with one twice', () => [terms[0]!, ...terms], 'INVALID_INPUT'],
      [
        'with an old version',
        () => [{ ...terms[0]!, expectedVersion: 99 }, ...terms.slice(1)],
        'CONFLICT',
      ],
    ])('but not %s', async (_, list, code) => {
      expect((await admin.refused(REORDER, reorder(list()))).extensions.code).toBe(code);
    });
  });
});

describe('everybody else', () => {
  it.each(Object.values(Role).filter((role) => role !== Role.ADMINISTRATOR))(
    '%s edits no list',
    async (role) => {
      const client = await signedInAs(server, { roles: [role] });
      const input = { vocabulary: 'AUDIENCE', code: 'X_Y', name: '某某' };
      expect((await client.refused(ADD, { input })).extensions.code).toBe('FORBIDDEN');
    },
  );

  it('is asked to sign in', async () => {
    const input = { vocabulary: 'AUDIENCE', code: 'X_Y', name: '某某' };
    expect((await server.anonymous.refused(ADD, { input })).extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('a record that needs terms', () => {
  const require = (codes: string[], held: string[] = []) =>
    server.app
      .get(VocabulariesService, { strict: false })
      .requireTerms(Vocabulary.ENTRY_TAG, codes, 'input.entryTags', held)
      .then((terms) => terms.map((term) => term.name));

  it('gets them in its own order', async () => {
    expect(await require(['CAMPUSES', 'COMMUNITIES'])).toEqual(['进校园', '进社区']);
  });

  it('is told which are unknown or retired', async () => {
    const error = await require(['CAMPUSES', 'FAMILIES', 'MOON']).catch(
      (caught: unknown) => caught,
    );
    expect(error).toEqual(
      InvalidInput.at(
        'input.entryTags',
        '词表中没有或已停用:FAMILIES, MOON',
        'unknown or retired terms: FAMILIES, MOON',
      ),
    );
  });

  it('keeps a retired one that it holds already', async () => {
    expect(await require(['FAMILIES'], ['FAMILIES'])).toEqual(['进家庭']);
  });
});
