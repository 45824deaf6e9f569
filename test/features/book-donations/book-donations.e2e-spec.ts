import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/database/columns.js';
import { sql } from '../../../src/platform/database/sql.js';
import { buildScene, RECORD, type Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await buildScene();
});
afterAll(() => scene.server.close());

const record = (input: object) => scene.keeper.ok(RECORD, { input });
const refusal = async (input: object) => {
  const { code, fields } = (await scene.keeper.refused(RECORD, { input })).extensions;
  return [code, ...(fields ?? []).map(({ path }) => path)];
};

const NOTHING_KNOWN = {
  id: expect.any(String),
  version: 1,
  status: 'RECEIVED',
  name: '赠书',
  title: null,
  donorKind: 'UNKNOWN',
  donorOrganization: null,
  donorName: null,
  donorNamePublic: false,
  recipients: [],
  recipientScope: null,
  activity: null,
  campaign: null,
  region: { name: '崇川区' },
  ownerOrganization: { name: '区委国安办' },
  presentedOn: null,
  statedCopies: null,
  note: null,
  copies: null,
  listValue: null,
  gaps: ['NO_COPIES', 'NO_TITLES', 'NO_DONOR', 'NO_DATE', 'NO_RECIPIENT', 'NO_PROOF'],
  lines: [],
  steps: [{ kind: 'RECORD', toStatus: 'RECEIVED', reason: null, changed: [] }],
};

const BOOK = { title: '国家安全知识百问', isbn: '978-7-111-21382-6', publisher: '人民出版社' };

describe('recording a donation', () => {
  it('takes whatever is known, be it nothing', async () => {
    expect(await record({})).toEqual({ done: NOTHING_KNOWN });
  });

  it('takes everything, with ISBNs and amounts in any writing', async () => {
    const { done } = await record({
      title: '春季赠书',
      donorOrganizationId: scene.library.id,
      recipientOrganizationIds: [scene.school.id, scene.other.id],
      activityId: scene.activityId,
      campaignId: scene.week.id,
      regionId: scene.tree.street.id,
      presentedOn: '2023-04-10',
      note: '发票在财务室',
      lines: [
        { ...BOOK, copies: 60, listPrice: '19.99' },
        { title: '反间谍法读本', isbn: '080442957x', copies: 3, listPrice: '1.1' },
      ],
    });
    expect(done).toEqual({
      ...NOTHING_KNOWN,
      title: '春季赠书',
      name: '春季赠书',
      donorKind: 'UNIT',
      donorOrganization: { name: '区图书馆' },
      recipients: [{ name: '十里坊小学' }, { name: '朝晖小学' }],
      activity: { title: '启动仪式' },
      campaign: { name: '教育周' },
      region: { name: '学田街道' },
      presentedOn: '2023-04-10',
      note: '发票在财务室',
      copies: 63,
      listValue: '1202.70',
      gaps: ['NO_PROOF'],
      lines: [
        { ...BOOK, isbn: '9787111213826', copies: 60, listPrice: '19.99', listValue: '1199.40' },
        {
          title: '反间谍法读本',
          isbn: '9780804429573',
          publisher: null,
          copies: 3,
          listPrice: '1.10',
          listValue: '3.30',
        },
      ],
    });
  });

  it.each<[string, object, object]>([
    ['no price: no value', { lines: [{ title: '甲', copies: 2 }] }, { copies: 2, listValue: null }],
    [
      'one price missing: no value',
      {
        lines: [
          { title: '甲', copies: 2, listPrice: '5' },
          { title: '乙', copies: 1 },
        ],
      },
      { copies: 3, listValue: null },
    ],
    [
      'one count missing: no count',
      { lines: [{ title: '甲', copies: 2, listPrice: '5' }, { title: '乙' }] },
      { copies: null, listValue: null },
    ],
    ['only a total', { statedCopies: 500 }, { copies: 500, listValue: null }],
    [
      'titles without counts, and a total',
      { statedCopies: 500, lines: [{ title: '甲' }] },
      { copies: 500, listValue: null },
    ],
    [
      'a total beyond the lines: their value is not that of all',
      { statedCopies: 3, lines: [{ title: '甲', copies: 2, listPrice: '5' }] },
      { copies: 3, listValue: null },
    ],
    [
      'a total that is the lines’',
      { statedCopies: 2, lines: [{ title: '甲', copies: 2, listPrice: '5' }] },
      { copies: 2, listValue: '10.00' },
    ],
    [
      'more than a double or 32 bits would hold',
      { lines: [{ title: '甲', copies: 1_000_000, listPrice: '99999.99' }] },
      { copies: 1_000_000, listValue: '99999990000.00' },
    ],
  ])('%s', async (_, input, expected) => {
    const { done } = await record(input);
    expect({ copies: done.copies, listValue: done.listValue }).toEqual(expected);
  });

  it.each<[string, () => object, string[]]>([
    [
      'a wrong check digit',
      () => ({ lines: [BOOK, { title: '乙', isbn: '9787111213827' }] }),
      ['lines.1.isbn'],
    ],
    [
      'a book twice',
      () => ({ lines: [BOOK, { title: '乙', isbn: '7111213823' }] }),
      ['lines.1.isbn'],
    ],
    ['no title', () => ({ lines: [{ title: ' ' }] }), ['lines.0.title']],
    [
      'an amount that is none',
      () => ({ lines: [{ title: '甲', listPrice: '3.505' }] }),
      ['lines.0.listPrice'],
    ],
    [
      'an amount as a number',
      () => ({ lines: [{ title: '甲', listPrice: 3.5 }] }),
      ['lines.0.listPrice'],
    ],
    [
      'a price beyond belief',
      () => ({ lines: [{ title: '甲', listPrice: '100000.01' }] }),
      ['lines.0.listPrice'],
    ],
    ['no copies at all', () => ({ lines: [{ title: '甲', copies: 0 }] }), ['lines.0.copies']],
    [
      'fewer than the lines',
      () => ({ statedCopies: 1, lines: [{ title: '甲', copies: 2 }] }),
      ['statedCopies'],
    ],
    ['a day to come', () => ({ presentedOn: '2999-01-01' }), ['presentedOn']],
    ['an archived campaign', () => ({ campaignId: scene.archivedWeek.id }), ['campaignId']],
    [
      'units that are none',
      () => ({
        donorOrganizationId: newId(),
        recipientOrganizationIds: [scene.school.id, newId()],
      }),
      ['donorOrganizationId', 'recipientOrganizationIds.1'],
    ],
    [
      'a recipient twice',
      () => ({ recipientOrganizationIds: [scene.school.id, scene.school.id] }),
      ['recipientOrganizationIds'],
    ],
    [
      'a person and a unit',
      () => ({ donorOrganizationId: scene.library.id, donorName: '李四' }),
      ['donorName'],
    ],
    ['a region elsewhere', () => ({ regionId: scene.tree.otherDistrict.id }), ['regionId']],
  ])('refuses %s', async (_, input, paths) => {
    expect(await refusal(input())).toEqual([
      'INVALID_INPUT',
      ...paths.map((path) => `input.${path}`),
    ]);
  });

  it('happens once under a client-made key', async () => {
    const input = { title: '只登一次', idempotencyKey: newId() };
    const first = await record(input);
    const again = await record(input);
    expect(again.done.id).toBe(first.done.id);
    expect(await scene.server.db.count(sql`book_donations t WHERE t.title = '只登一次'`)).toBe(1);
  });
});
