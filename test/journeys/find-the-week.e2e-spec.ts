import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadWeek } from '../../src/demo-week.js';
import { SearchKind } from '../../src/features/search/search-hit.entity.js';
import { bootApp, type TestApp } from '../support/boot-app.js';

let server: TestApp;
beforeAll(async () => {
  server = await bootApp();
  await loadWeek(server.app, () => undefined);
}, 120_000);
afterAll(() => server.close());

const SEARCH = `query($text: String!, $kinds: [SearchKind!]) {
  search(text: $text, kinds: $kinds, first: 50) { totalCount nodes { kind title } } }`;

const OPENING = 'ACTIVITY 崇川区全民国家安全教育周启动仪式';
const LAW = 'ACTIVITY 南通市暨崇川区残疾人尊法学法守法用法专项行动启动仪式';
const FEDERATION = 'ORGANIZATION 崇川区残疾人联合会';
const NETWORK = 'LEGAL_AID_NETWORK 崇川区三级残疾人法律援助网络';
const SCHOOL = 'ORGANIZATION 南通市十里坊小学';
const BASE = 'EDUCATION_BASE 南通市十里坊小学国家安全教育基地';
const OFFICE = 'ORGANIZATION 崇川区委国家安全委员会办公室';

/** Units and activities of one rank stand in the order of ids, which no two databases share. */
const inOrder = (lines: readonly string[]): string[] =>
  KINDS.flatMap((kind) => lines.filter((line) => line.startsWith(kind)).toSorted());

const KINDS = Object.values(SearchKind);
const RECORDS = KINDS.filter((kind) => kind !== SearchKind.MEDIA_REPORT);

/** What anyone finds among these kinds, as `KIND title`. */
const found = async (text: string, kinds: readonly SearchKind[] = RECORDS): Promise<string[]> => {
  const { search } = await server.anonymous.ok(SEARCH, { text, kinds });
  expect(search.totalCount).toBe(search.nodes.length);
  return inOrder(search.nodes.map(({ kind, title }: Record<string, string>) => `${kind} ${title}`));
};

describe('the week is found by', () => {
  it.each<[string, string[]]>([
    ['赠书', ['BOOK_DONATION 向崇川区教育系统赠书', OPENING]],
    ['残联', ['ORGANIZATION 南通市残疾人联合会', FEDERATION, NETWORK, LAW]],
    [
      '街道办',
      [
        'ORGANIZATION 崇川区学田街道办事处',
        'ORGANIZATION 崇川区幸福街道办事处',
        'ORGANIZATION 崇川区新城桥街道办事处',
        'ORGANIZATION 崇川区狼山镇街道办事处',
        'ORGANIZATION 崇川区观音山街道办事处',
        'ORGANIZATION 崇川区钟秀街道办事处',
        LAW,
      ],
    ],
    ['飞行棋', ['ACTIVITY 国家安全普法飞行棋']],
    ['法律援助', [NETWORK]],
    ['4月15', []],
    ['4月10', [OPENING, LAW]],
    ['guoan', [OFFICE, 'ACTIVITY 大手拉小手,国安一起走']],
    ['slf', [SCHOOL, 'VENUE 南通市十里坊小学', BASE]],
    ['十里坊', [SCHOOL, 'VENUE 南通市十里坊小学', BASE, OPENING]],
    ['区残联', [FEDERATION, NETWORK, LAW]],
    ['崇川残联', [FEDERATION, NETWORK, LAW]],
    ['"', []],
    ['%', []],
    ['NEAR(', []],
    ['', []],
  ])('%j', async (text, expected) => {
    expect(await found(text)).toEqual(inOrder(expected));
  });
});

it('was told of in the press: only what is about something public is found', async () => {
  const press = [SearchKind.MEDIA_REPORT];
  expect(await found('飞行棋', press)).toEqual([
    'MEDIA_REPORT 幸福街道幸福家苑社区制作国家安全普法飞行棋,让学生们强化相关法律法规的理解',
  ]);
  expect(await found('主城播报 十里坊', press)).toHaveLength(1);
  expect(await found('朝晖社区 大手拉小手', press)).toEqual([
    'MEDIA_REPORT 新城桥街道朝晖社区联合朝晖小学开展“大手拉小手,国安一起走”家长学校主题教育宣传活动',
  ]);
});

it('names units before an activity that has no date', async () => {
  const { search } = await server.anonymous.ok(SEARCH, { text: 'guoan', kinds: RECORDS });
  expect(search.nodes.map(({ kind }: { kind: SearchKind }) => kind)).toEqual([
    'ORGANIZATION',
    'ACTIVITY',
  ]);
});
