import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Actor } from '../../../src/platform/access/actor.js';
import { raw, sql } from '../../../src/platform/database/sql.js';
import { searchable, tierOf } from '../../../src/platform/search/search-match.js';
import { memberOf, Note, noteOf, openScratch, type Scratch } from './scratch.js';

const QUERIES = 10_000;
const NOTES = 150;
const AT_ONCE = 8;
const PATIENCE_MS = 600_000;

/** The same numbers every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const roll = dice(20230415);
const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;

const WORDS = [
  ...'国家 安全 全民 教育日 法律 援助 社区 讲座 赠书 飞行棋 反诈 宣传 街道 街道办 办事处 学田 十里坊 残联'.split(
    ' ',
  ),
  ...'区残联 残疾人联合会 居委会 居民委员会 重庆 长乐 银行 行走 音乐 乐队 女 绿 的 一 与 𠮷野家 4月15日 12345 110'.split(
    ' ',
  ),
  ...'No.1 AI CCTV-13 ＡＢＣ Ⅷ ﬁn é Straße İstanbul 5G guoan e\u0301 カタカナ 한국 ½ ①'.split(' '),
];
const BREAKS = ['', '', '', '', ' ', '、', '——', '(', '"', '\n', '🎉', '\u200b', '%'];
const JUNK = [
  ..."\" % NEAR( * _ \\ ' '' -- ; AND OR NOT ( ) : ^ & | ! <-> 🎉 \ud800 \udfff \u0000 \u200b \ufffd".split(
    ' ',
  ),
  ...[
    '',
    ' ',
    '\n',
    'NEAR(国安 教育, 3)',
    "'; DROP TABLE notes; --",
    '{a b}:',
    't国安',
    '\u202e',
    'é1é',
    ' AND ',
  ],
];
const SPOKEN =
  'guoan guo anquan slf shilif cl yinhang yinxing xingzou gjaq aq g zh jiedao changl le yue nv lv 4yue15 jd'.split(
    ' ',
  );

const sentence = (most: number): string =>
  Array.from({ length: 1 + roll(most) }, () => pick(WORDS) + pick(BREAKS)).join('');

const notes = Array.from({ length: NOTES }, () =>
  noteOf({
    title: sentence(5).slice(0, 200),
    names: roll(4) ? [] : [sentence(3), pick(WORDS)],
    body: roll(5) ? sentence(12) : '',
    at: roll(8) ? `2023-0${1 + roll(9)}-1${roll(9)}T0${roll(9)}:00` : null,
    regionPath: pick(['city/', 'city/street/', 'city/street/community/', 'town/']),
    audience: pick(['all', 'all', 'all', 'unit-1', 'unit-2']),
  }),
);

/** A piece of some note, whole characters or not. */
function piece(): string {
  const { title, body, names } = pick(notes);
  const text = pick([title, title, body, ...names]);
  const start = roll(text.length + 1);
  return text.slice(start, start + 1 + roll(7));
}

const KINDS_OF_QUERY: readonly (() => string)[] = [
  piece,
  piece,
  piece,
  () => `${piece()} ${piece()}`,
  () => pick(WORDS),
  () => pick(WORDS) + pick(WORDS),
  () => `${pick(WORDS)} ${pick(SPOKEN)}`,
  () => pick(SPOKEN),
  () => pick(SPOKEN) + pick(SPOKEN),
  () => pick(JUNK),
  () => pick(JUNK) + piece() + pick(JUNK),
  () => sentence(4),
  () => pick(notes).title,
  () => Array.from({ length: 4 }, () => String.fromCharCode(roll(65536))).join(''),
];

const query = (): string => {
  const text = pick(KINDS_OF_QUERY)();
  return roll(500) === 0 ? text.repeat(Math.ceil(10_000 / (text.length + 1))) : text;
};

let scratch: Scratch;
/** The ids of the notes in the order of their places. */
let order: Map<string, number>;
beforeAll(async () => {
  scratch = await openScratch();
  scratch.index.useSynonyms([
    ['残联', '残疾人联合会'],
    ['街道办', '街道办事处'],
    ['居委会', '居民委员会'],
  ]);
  await scratch.write(...notes);
  const rows = await scratch.db.all<{ id: string }>(
    sql`SELECT d.record_id AS id FROM search_documents d ORDER BY d.place DESC`,
  );
  order = new Map(rows.map(({ id }, index) => [id, index]));
});
afterAll(() => scratch.close());

interface Asked {
  text: string;
  actor: Actor;
  regionPath: string | null;
}

const ask = (): Asked => ({
  text: query(),
  actor: pick([Actor.anonymous, memberOf('unit-1'), memberOf('unit-2')]),
  regionPath: pick([null, null, 'city/', 'city/street/', 'nowhere/']),
});

const kept = notes.map((note) => ({
  note,
  texts: searchable({ ...note, body: [note.body], audience: [] }),
}));

/** What a look at every note finds. */
function scanned({ text, actor, regionPath }: Asked): string[] {
  const wanted = scratch.index.read(text);
  const marks = scratch.source.audienceOf(actor);
  return kept
    .filter(({ note }) => marks.includes(note.audience))
    .filter(({ note }) => !regionPath || note.regionPath.startsWith(regionPath))
    .flatMap(({ note: { id }, texts }) => {
      const tier = tierOf(texts, wanted);
      return tier === null ? [] : [{ id, tier, place: order.get(id) ?? 0 }];
    })
    .toSorted((a, b) => a.tier - b.tier || a.place - b.place)
    .map(({ id }) => id);
}

async function found(asked: Asked): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const page = await scratch.index.find(asked, { first: 100, after });
    ids.push(...page.nodes.map(({ id }) => id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

const listed = async (text: string): Promise<string[]> =>
  (
    await scratch.db.find(Note, scratch.index.matching('NOTE', text, 't.id'), raw('ORDER BY t.id'))
  ).map(({ id }) => id);

describe('the index beside a look at every document', () => {
  it(
    `answers ${QUERIES} queries alike, whoever asks and wherever`,
    async () => {
      let hits = 0;
      for (let count = 0; count < QUERIES; count += AT_ONCE) {
        const some = Array.from({ length: AT_ONCE }, ask);
        const expected = some.map((asked) => [asked.text, scanned(asked)]);
        hits += expected.reduce((sum, [, ids]) => sum + (ids?.length ?? 0), 0);
        const answers = some.map(async (asked) => [asked.text, await found(asked)]);
        expect(await Promise.all(answers)).toEqual(expected);
        const { text } = pick(some);
        const wanted = scratch.index.read(text);
        const everyone = kept.filter(({ texts }) => tierOf(texts, wanted) !== null);
        const ids = everyone.map(({ note }) => note.id).toSorted();
        expect([text, await listed(text)]).toEqual([text, ids]);
      }
      expect(hits).toBeGreaterThan(QUERIES);
    },
    PATIENCE_MS,
  );

  it('keeps the order: register entries first, then the newest', () => {
    const times = kept
      .toSorted((a, b) => (order.get(a.note.id) ?? 0) - (order.get(b.note.id) ?? 0))
      .map(({ note }) => note.at ?? '9999');
    expect(times).toEqual(times.toSorted().toReversed());
  });
});
