import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { PaperTurns } from '../../../src/features/papers-excel/paper-turns.service.js';
import { Actor } from '../../../src/platform/access/actor.js';
import { countQueries } from '../../support/count-queries.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildBookDonation } from '../../support/factories/book-donations.js';
import { buildEducationBase } from '../../support/factories/education-bases.js';
import { buildStation } from '../../support/factories/legal-aid.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { cellsIn, fieldsIn, openWorkbook, type ReadCell } from '../../support/sheets.js';
import { type PaperWeek, refusalIn, startPaperWeek } from './paper-week.js';

jest.setTimeout(60_000);

let week: PaperWeek;
beforeAll(async () => {
  week = await startPaperWeek();
  const { server, units, tree } = week;
  await server.arrange(async () => {
    await buildBookDonation(server.db, {
      title: '向小学赠书',
      ownerOrganizationId: units.office.id,
      donorOrganizationId: units.office.id,
      recipients: [units.school.id],
      note: '内部备注',
      lines: [
        { title: '国家安全读本', isbn: '9787010001234', copies: 10, listPrice: 3650 },
        { title: '=书', isbn: null, copies: 5, listPrice: 1000 },
      ],
    });
    await buildEducationBase(server.db, {
      name: '国家安全主题公园',
      regionId: tree.street.id,
      operatorId: units.street.id,
      bookingPhone: '051385512345',
      contactName: '王五',
      contactPhone: '13811112222',
    });
    await buildStation(server.db, {
      name: '学田街道残疾人法律援助站',
      regionId: tree.street.id,
      hostIds: [units.street.id],
      phone: '12348',
      members: [{ name: '赵六', phone: '13722223333' }],
    });
  });
});
afterAll(() => week.server.close());

const xlsx = async (file: string, query = {}, token = week.tokens.office) => {
  const answer = await week.get(token, `${file}.xlsx`, query);
  if (answer.status !== 200) throw new Error(answer.bytes.toString());
  const workbook = await openWorkbook(answer.bytes);
  return cellsIn(workbook, workbook.worksheets[0]?.name ?? '');
};

const csv = async (file: string, query = {}, token = week.tokens.office) =>
  fieldsIn((await week.get(token, `${file}.csv`, query)).bytes);

/** The lines under the header as objects by the titles of their columns, those named. */
function picked<T>(lines: readonly (readonly T[])[], ...titles: string[]): (T | null)[][] {
  const [header = [], ...rest] = lines;
  const places = titles.map((title) => header.indexOf(title as T));
  return rest.map((line) => places.map((place) => line[place] ?? null));
}

describe('the register of activities', () => {
  const TITLES = `query($filter: ActivityFilter, $orderBy: ActivityOrder!) {
    activities(filter: $filter, orderBy: $orderBy, first: 100) { nodes { title } } }`;

  it.each([
    [{ filter: {} }, 'START_DESC'],
    [{ filter: { types: ['LECTURE'], from: '2023-04-05', to: '2023-04-30' } }, 'START_DESC'],
    [{ filter: { text: '讲座' }, orderBy: 'START_ASC' }, 'START_ASC'],
    [{ filter: { statuses: ['CLOSED'], dated: 'UNKNOWN' } }, 'UPDATED_DESC'],
  ])('has the records of the list for %j, in its order', async (query, orderBy) => {
    const { office } = week.tokens;
    const { activities } = await week.server
      .withToken(office)
      .ok(TITLES, { filter: query.filter, orderBy });
    const titles = (activities.nodes as { title: string }[]).map(({ title }) => title);
    const asked = { ...query, orderBy };
    const numbers = titles.map((_, index) => index + 1);
    const lines = titles.map((title, index) => [numbers[index], title]);
    expect(picked<ReadCell>(await xlsx('activities', asked), '序号', '活动名称')).toEqual(lines);
    const inText = titles.map((title) => (title.startsWith('=') ? `'${title}` : title));
    const read = picked(await csv('activities', asked), '活动名称').flat();
    expect(read).toEqual(inText);
  });

  it('writes days as dates, numbers as numbers, phones as texts, nothing as a formula', async () => {
    const query = { filter: { types: ['OUTREACH_STALL'] } };
    const titles = ['活动名称', '状态', '开始日期', '实际人数(人次)', '人数为约数', '宣传品数量'];
    const more = ['主办单位', '活动总结', '媒体报道(篇)', '联系人', '联系电话', '编号'];
    expect(picked<ReadCell>(await xlsx('activities', query), ...titles, ...more)).toEqual([
      [
        ...['=HYPERLINK("http://x","点这里")', '已结项', '日 2023-04-10', 120, '是'],
        ...['宣传资料60000份、横幅20条', '学田街道办事处、虹桥街道办事处', '+发放资料', 3],
        ...['李四', '13912345678', week.fairId],
      ],
    ]);
    expect(picked(await csv('activities', query), ...titles, ...more)).toEqual([
      [
        ...['\'=HYPERLINK("http://x","点这里")', '已结项', '2023-04-10', '120', '是'],
        ...['宣传资料60000份、横幅20条', '学田街道办事处、虹桥街道办事处', "'+发放资料", '3'],
        ...['李四', '\t13912345678', week.fairId],
      ],
    ]);
  });

  it('tells a stranger nothing that is not public, in neither form', async () => {
    for (const format of ['xlsx', 'csv']) {
      const { bytes } = await week.get(week.tokens.stranger, `activities.${format}`);
      const lines: unknown[][] =
        format === 'csv' ? fieldsIn(bytes) : cellsIn(await openWorkbook(bytes), '活动台账');
      const told = JSON.stringify(lines);
      expect(told).toContain('国家安全讲座');
      for (const hidden of ['尚未公开的计划', '草稿', '李四', '13912345678', '13700000001'])
        expect(told).not.toContain(hidden);
    }
  });

  it('goes on from page to page, with a bounded number of statements each', async () => {
    const { server, units } = week;
    await server.arrange(async () => {
      for (let number = 1; number <= 90; number += 1)
        await buildActivity(server.db, {
          title: `批量${String(number).padStart(2, '0')}`,
          ownerOrganizationId: units.stranger.id,
          status: ActivityStatus.CLOSED,
          startsOn: `2022-0${1 + (number % 9)}-01`,
        });
    });
    const query = { filter: { text: '批量' }, orderBy: 'START_ASC' };
    const { answer, count } = await countQueries(() => csv('activities', query));
    const titles = picked(answer, '活动名称').flat();
    expect([titles.length, new Set(titles).size]).toEqual([90, 90]);
    expect(picked(answer, '序号').flat().at(-1)).toBe('90');
    // Five pages, each of a few statements whatever its length; who asks; the line of the audit.
    expect(count).toBeLessThanOrEqual(5 * 16 + 12);
  });

  it.each([
    [{ filter: { from: '昨天' } }, 'filter.from', '起始日期'],
    [{ filter: { regionId: 'x' } }, 'filter.regionId', '行政区划'],
    [{ filter: 'no json' }, 'filter', '应为 JSON 对象'],
    [{ filter: '[1]' }, 'filter', '应为 JSON 对象'],
    [{ orderBy: 'SIDEWAYS' }, 'orderBy', '不在可选值之列'],
    [{ page: '2' }, 'page', ''],
  ])('is refused for %j as the list is', async (query, path, words) => {
    const [status, code, field, message] = refusalIn(
      await week.get(week.tokens.office, 'activities.xlsx', query),
    );
    expect([status, code, field]).toEqual([400, 'INVALID_INPUT', path]);
    expect(message).toContain(words);
  });
});

describe('the other registers', () => {
  it('of gifts: a line for each book, what is said of the whole once', async () => {
    const titles = ['赠书名称', '受赠方', '总册数(册)', '总码洋(元)', '书名'];
    const more = ['书号(ISBN)', '册数(册)', '定价(元)', '码洋(元)', '备注'];
    expect(picked<ReadCell>(await xlsx('book-donations'), ...titles, ...more)).toEqual([
      [
        ...['向小学赠书', '果园小学', 15, 415, '国家安全读本'],
        ...['9787010001234', 10, 36.5, 365, '内部备注'],
      ],
      ['向小学赠书', '果园小学', null, null, '=书', null, 5, 10, 50, null],
    ]);
    const read = await csv('book-donations');
    expect(picked(read, '书号(ISBN)', '书名', '定价(元)')).toEqual([
      ['\t9787010001234', '国家安全读本', '36.50'],
      ['', "'=书", '10.00'],
    ]);
  });

  it('of reports: reads and notes only for those who see them', async () => {
    const query = { orderBy: 'PUBLISHED_ASC' };
    const titles = ['报道标题', '媒体', '刊发日期', '报道链接', '关联活动'];
    const activity = '=HYPERLINK("http://x","点这里")';
    expect(picked<ReadCell>(await xlsx('media-reports', query), ...titles)).toEqual([
      ['上周的报道', null, '日 2023-04-06', null, activity],
      ['两街道同日开讲', '南通日报', '日 2023-04-11', 'https://example.cn/a', activity],
      ['=再谈', '崇川发布', '日 2023-04-12', null, activity],
    ]);
    const worker = await signedInAs(week.server, { roles: [Role.LEGAL_AID_WORKER] });
    const header = (await worker.get('/papers/media-reports.csv')).body.split('\r\n')[0] ?? '';
    expect(header).toContain('报道标题');
    expect(header).not.toContain('阅读量');
    expect(header).not.toContain('备注');
  });

  it('of bases and stations: persons only for those who may call them', async () => {
    const bases = await xlsx('education-bases');
    expect(picked<ReadCell>(bases, '基地名称', '级别', '命名日期', '预约电话', '联系电话')).toEqual(
      [['国家安全主题公园', '区(县)级', '日 2023-04-10', '051385512345', '13811112222']],
    );
    const stations = await xlsx('legal-aid-stations');
    expect(picked<ReadCell>(stations, '站点名称', '设立单位', '电话', '队员电话')).toEqual([
      ['学田街道残疾人法律援助站', '学田街道办事处', '12348', '赵六 13722223333'],
    ]);
    for (const file of ['education-bases', 'legal-aid-stations'])
      for (const hidden of ['13811112222', '13722223333', '王五'])
        expect(JSON.stringify(await xlsx(file, {}, week.tokens.stranger))).not.toContain(hidden);
  });
});

describe('papers', () => {
  it('are offered with their addresses, each of which answers', async () => {
    const { office } = week.tokens;
    const { papers } = await week.server
      .withToken(office)
      .ok('{ papers { id name format path list parameters } }');
    expect(papers).toHaveLength(12);
    expect(papers[0]).toEqual({
      id: 'activity-table.xlsx',
      name: '活动信息统计表',
      format: 'XLSX',
      path: '/papers/activity-table.xlsx',
      list: 'activities',
      parameters: ['filter', 'post', 'phone'],
    });
    const filter = { from: '2023-04-10', to: '2023-04-16' };
    for (const { id } of papers as { id: string }[]) {
      const query = id.startsWith('activity-table') ? { filter } : {};
      expect([id, (await week.get(office, id, query)).status]).toEqual([id, 200]);
      expect([id, (await week.get(null, id, query)).status]).toEqual([id, 401]);
    }
  });

  it('leave a line of who read what', async () => {
    await csv('activities', { filter: { text: '讲座' } }, week.tokens.community);
    const auditor = await signedInAs(week.server, {
      roles: [Role.AUDITOR],
      organizationId: week.units.office.id,
    });
    const { auditLines } = await auditor.ok(
      `{ auditLines(filter: { entity: "Paper" }, first: 1) {
        nodes { action entity recordId accountName after } } }`,
    );
    expect(auditLines.nodes).toEqual([
      {
        action: 'READ',
        entity: 'Paper',
        recordId: 'activities.csv',
        accountName: '张三',
        after: { filter: { text: '讲座' } },
      },
    ]);
  });

  it('are made two at a time for one account; a turn ends when its reader goes away', async () => {
    const turns = week.server.app.get(PaperTurns, { strict: false });
    const endless = (async function* () {
      for (;;) yield await Promise.resolve(new Uint8Array(1));
    })();
    const take = () =>
      turns.take(Actor.system, { name: 'test', asked: {} }, () => Promise.resolve(endless));
    const [first] = [await take(), await take()];
    await expect(take()).rejects.toMatchObject({ code: 'TOO_MANY' });
    await first[Symbol.asyncIterator]().return?.();
    await expect(take()).resolves.toBeDefined();
  });
});
