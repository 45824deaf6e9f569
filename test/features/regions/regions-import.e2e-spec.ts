import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegionsImport } from '../../../src/features/regions/regions-import.service.js';
import { Region, RegionLevel } from '../../../src/features/regions/region.entity.js';
import { UserError } from '../../../src/platform/errors.js';
import { raw } from '../../../src/platform/database/sql.js';
import { bootApp, makePlace, type TestApp, testDatabase } from '../../support/boot-app.js';
import { buildRegion } from '../../support/factories/regions.js';

const HEADER = 'code,name,level,parent_code\n';
const list = (...lines: string[]): Buffer => Buffer.from(HEADER + lines.join('\n'));
const CHONGCHUAN = readFileSync('src/data/regions/chongchuan.csv');

describe('the import of divisions', () => {
  let server: TestApp;
  const run = (file: Uint8Array) =>
    server.arrange(() => server.app.get(RegionsImport, { strict: false }).run(file));
  const problemsOf = async (file: Uint8Array): Promise<string[]> => {
    const error: unknown = await run(file).catch((refused: unknown) => refused);
    return error instanceof UserError ? error.fields.map(({ text }) => text.zh) : [];
  };
  const REGION = `query($code: String!) { regionByCode(code: $code) { name level parent { name } } }`;

  beforeAll(async () => {
    server = await bootApp();
  });
  afterAll(() => server.close());

  it('brings in the whole list, and the same list twice changes nothing', async () => {
    expect(await run(CHONGCHUAN)).toEqual({ added: 211, changed: 0, unchanged: 0 });
    expect(await run(CHONGCHUAN)).toEqual({ added: 0, changed: 0, unchanged: 211 });
    expect(await server.anonymous.ok(REGION, { code: '320613004001' })).toEqual({
      regionByCode: { name: '朝晖社区居委会', level: 'COMMUNITY', parent: { name: '新城桥街道' } },
    });
  });

  it('renames with history, and leaves alone what the list does not name', async () => {
    const renamed = list('320613006,学田新街道,STREET,320613');
    expect(await run(renamed)).toEqual({ added: 0, changed: 1, unchanged: 0 });
    const { regionByCode } = await server.anonymous.ok(
      'query($code: String!) { regionByCode(code: $code, on: "2020-01-01") { names { name } } }',
      { code: '320613006' },
    );
    const names = regionByCode.names.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['学田街道', '学田新街道']);
    expect(await run(list('320613006,学田街道,STREET,320613'))).toMatchObject({ changed: 1 });
  });

  it('gives a community that was added by hand the code that was issued', async () => {
    const byHand = await server.arrange(async () => {
      const parent = await server.db.repo(Region).findOneByOrFail({ code: '320613010' });
      return buildRegion(server.db, { parent, level: RegionLevel.COMMUNITY, name: '闻桥社区' });
    });
    const line = '320613010099,闻桥社区,COMMUNITY,320613010';
    expect(await run(list(line))).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(await run(list(line))).toEqual({ added: 0, changed: 0, unchanged: 1 });
    const query = '{ regionByCode(code: "320613010099") { id names { code } } }';
    expect(await server.anonymous.ok(query)).toEqual({
      regionByCode: { id: byHand.id, names: [{ code: null }, { code: '320613010099' }] },
    });
  });

  it('lets a code that was given up begin anew without taking it from the past', async () => {
    await server.arrange(async () => {
      const parent = await server.db.repo(Region).findOneByOrFail({ code: '3206' });
      const former = { parent, name: '港闸区', code: '320611', validTo: '2020-07-03' };
      return buildRegion(server.db, former);
    });
    expect(await run(list('320611,新港闸区,DISTRICT,3206'))).toMatchObject({ added: 1 });
    const query = `{ before: regionByCode(code: "320611", on: "2020-07-02") { name }
      after: regionByCode(code: "320611", on: "2020-07-03") { name } }`;
    expect(await server.anonymous.ok(query)).toEqual({
      before: { name: '港闸区' },
      after: { name: '新港闸区' },
    });
  });

  it('reads what Excel writes in China, and UTF-8 with a mark', async () => {
    const line = Buffer.from('320613006901,', 'ascii');
    const gb = Buffer.from([0xd1, 0xa7, 0xcc, 0xef, 0xb6, 0xab]); // 学田东 in GB18030
    const file = Buffer.concat([
      Buffer.from(HEADER),
      line,
      gb,
      Buffer.from(',COMMUNITY,320613006\r\n'),
    ]);
    expect(await run(file)).toEqual({ added: 1, changed: 0, unchanged: 0 });
    const marked = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      list('320613006901,学田东,COMMUNITY,320613006'),
    ]);
    expect(await run(marked)).toEqual({ added: 0, changed: 0, unchanged: 1 });
  });

  it.each([
    ['an unknown parent', ['320699,某区,DISTRICT,3299'], ['第 2 行 code:应以上级代码 3299 开头']],
    [
      'a parent that is nowhere',
      ['329901,某区,DISTRICT,3299'],
      ['第 2 行 parent_code:找不到上级 3299'],
    ],
    ['no parent', ['320699,某区,DISTRICT,'], ['第 2 行 parent_code:缺少上级代码']],
    ['a code of the wrong length', ['32061,某区,DISTRICT,3206'], ['第 2 行 code:应为 6 位数字']],
    [
      'a code twice',
      ['320690,甲区,DISTRICT,3206', '320690,乙区,DISTRICT,3206'],
      ['第 3 行 code:代码 320690 与第 2 行重复'],
    ],
    [
      'a name twice under one parent',
      ['320690,甲区,DISTRICT,3206', '320691,甲区,DISTRICT,3206'],
      ['第 3 行 name:名称 甲区 与第 2 行重复'],
    ],
    [
      'a name that another region bears',
      ['320690,崇川区,DISTRICT,3206'],
      ['第 2 行 name:已由 320613 使用'],
    ],
    ['no name', ['320691,,DISTRICT,3206'], ['第 2 行 name:名称为空']],
    [
      'an unknown level',
      ['320691,某区,COUNTY,3206'],
      ['第 2 行 level:级别应为 PROVINCE / CITY / DISTRICT / STREET / COMMUNITY 之一'],
    ],
    ['another level than before', ['320613,崇川区,STREET,3206'], ['第 2 行 code:应为 9 位数字']],
    [
      'two bad lines',
      ['320691,,DISTRICT,3206', '1,某省,PROVINCE,'],
      ['第 2 行 name:名称为空', '第 3 行 code:应为 2 位数字'],
    ],
    ['no lines', [], ['没有数据行']],
  ])('refuses %s, naming the line, and imports nothing', async (_what, lines, problems) => {
    const before = await server.db.count(raw('regions'));
    const good = lines.length ? ['320689,好区,DISTRICT,3206'] : [];
    expect(await problemsOf(list(...lines, ...good))).toEqual(problems);
    expect(await server.db.count(raw('regions'))).toBe(before);
  });

  it('refuses a file without its columns', async () => {
    expect(await problemsOf(Buffer.from('name\n某区\n'))).toEqual([
      '缺少列 code、level、parent_code',
    ]);
  });
});

describe('npm run regions:import', () => {
  const command = promisify(execFile);
  const environment = ({
    dataDir,
    databaseUrl,
  }: {
    dataDir: string;
    databaseUrl: string | null;
  }) => ({
    ...process.env,
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? '',
  });
  const importFile = async (
    place: { config: { dataDir: string; databaseUrl: string | null } },
    file: string,
  ) =>
    command(process.execPath, ['dist/regions-import.js', file], {
      env: environment(place.config),
    }).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }),
    );

  it('imports a file, and names the bad lines of another', async () => {
    const place = await makePlace();
    expect(await importFile(place, 'src/data/regions/chongchuan.csv')).toEqual({
      code: 0,
      text: '\n新增 (added) 211,更改 (changed) 0,未变 (unchanged) 0\n',
    });
    const bad = join(place.config.dataDir, 'bad.csv');
    writeFileSync(bad, list('3206,,CITY,32'));
    expect(await importFile(place, bad)).toEqual({
      code: 1,
      text: '未导入任何内容 (nothing was imported):\n  第 2 行 name:名称为空\n',
    });
    await place.remove();
  });

  (testDatabase === 'sqlite' ? it : it.skip)(
    'waits for no server: it says that one is running',
    async () => {
      const place = await makePlace();
      const server = await bootApp({ place });
      const { code, text } = await importFile(place, 'src/data/regions/chongchuan.csv');
      expect([code, text]).toEqual([1, expect.stringContaining('正由另一个进程使用')]);
      await server.close();
      await place.remove();
    },
  );
});
