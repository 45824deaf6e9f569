import { describe, expect, it } from '@jest/globals';
import { parseQuery, type Query } from '../../../src/platform/search/search-query.js';
import { MAX_QUERY } from '../../../src/platform/search/search-text.js';
import { inFts5, inTsquery } from '../../../src/platform/search/search-tokens.js';
import { candidatesOfKind } from '../../../src/platform/search/search-tokens.js';

const SYNONYMS = [
  ['残联', '残疾人联合会'],
  ['街道办', '街道办事处'],
];

/** `phrase|phrase{word word|word}` a term; `~` after what may be the reading of a name. */
const written = ({ terms }: Query): string[] =>
  terms.map(({ phrases, words, spoken }) => {
    const inner = words.map((word) => word.join('|')).join(' ');
    return phrases.join('|') + (spoken === null ? '' : '~') + (inner && `{${inner}}`);
  });

describe('what is typed is read as', () => {
  it.each<[string, string, string[]]>([
    ['two characters', '国安', ['国安']],
    ['one character', '安', ['安']],
    ['three characters', '飞行棋', ['飞行棋']],
    ['a long run and its words', '国家安全教育', ['国家安全教育{国家安全 教育}']],
    ['single characters that no word takes', '社区的法律讲座', ['社区的法律讲座{社区 法律 讲座}']],
    ['a character outside the basic plane', '𠮷安', ['𠮷安']],
    ['traditional forms as they are', '國家安全', ['國家安全{國家 安全}']],
    ['a word and its synonym', '残联', ['残联|残疾人联合会']],
    ['a synonym inside', '区残联', ['区残联|区残疾人联合会']],
    [
      'a synonym inside a long run',
      '崇川区残联',
      ['崇川区残联|崇川区残疾人联合会{崇川区 残联|残疾人联合会}'],
    ],
    ['the longer of two that lie in each other', '街道办事处', ['街道办事处|街道办']],
    ['pinyin', 'guoan', ['guoan~']],
    ['initials', 'slf', ['slf~']],
    ['a letter', 's', ['s']],
    ['pinyin with a digit', 'guoan2', ['guoan2~']],
    ['letters with an accent, which no reading has', 'café', ['café']],
    ['a digit', '7', ['7']],
    ['a number', '2023', ['2023']],
    ['a day', '4月15', ['4月15']],
    ['digits, letters and Chinese in one run', 'G7国安2023', ['g7国安2023']],
    ['several words', '学田 slf 4月', ['学田', 'slf~', '4月']],
    ['a word said twice', '国安 国安', ['国安']],
    ['capitals', 'GuoAn', ['guoan~']],
    ['full width', 'ＧＵＯＡＮ 　２０２３', ['guoan~', '2023']],
    ['ligatures and circled digits', 'ﬁ ①②', ['fi~', '12']],
    ['kana and hangul', 'ナ 안녕', ['ナ', '안녕']],
    ['decimals as two numbers', '3.14', ['3', '14']],
  ])('%s: %j', (_, typed, expected) => {
    expect(written(parseQuery(typed, SYNONYMS))).toEqual(expected);
  });

  it.each([
    ...['', ' ', '\n\t', '"', "'", '%', '_', '*', '\\', '()', '^', ':', '--', ';', '&|!'],
    ...['。、,《》', '😀', '👨‍👩‍👧', '\u0000', '\u200b', '\ud800', '\udfff', '\u202e'],
  ])('nothing: %j', (typed) => {
    expect(parseQuery(typed, SYNONYMS)).toEqual({ terms: [], whole: '' });
  });
});

describe('nothing in it is an operator', () => {
  it.each<[string, string[]]>([
    ['NEAR(', ['near~']],
    ['NEAR(国安, 2)', ['near~', '国安', '2']],
    ['国安 OR 普法', ['国安', 'or~', '普法']],
    ['国安* AND NOT -普法', ['国安', 'and~', 'not~', '普法']],
    ['title:国安', ['title~', '国安']],
    ['{title names}:国安', ['title~', 'names~', '国安']],
    ['^国安', ['国安']],
    ['"国安" + "普法', ['国安', '普法']],
    ['国"安', ['国', '安']],
    ["国安' OR '1'='1", ['国安', 'or~', '1']],
    ['国安; DROP TABLE x--', ['国安', 'drop~', 'table~', 'x']],
    ['国安 & !普法 | (法) <-> :*', ['国安', '普法', '法']],
    ['$1 ${x} \\u0027', ['1', 'x', 'u0027~']],
    ['国安\u0000普法', ['国安', '普法']],
    ['国安😀普法', ['国安', '普法']],
    ['\ud800国安', ['国安']],
    ['(.*)+[a-z]{2}', ['a', 'z', '2']],
  ])('%j', (typed, expected) => {
    expect(written(parseQuery(typed))).toEqual(expected);
  });

  it.each(['NEAR(国安, 2)', '"国安" OR x', "国'安 & !(普法)", 'title:*', '😀国安', 'café ü'])(
    'nor in what the databases are asked with: %j',
    (typed) => {
      const wanted = candidatesOfKind('NOTE', parseQuery(typed, SYNONYMS));
      const tokens = /^[\p{L}\p{N}]+$/u;
      const quoted = (text: string, quote: string) =>
        [...text.matchAll(new RegExp(`${quote}([^${quote}]*)${quote}`, 'g'))].map(([, one]) => one);
      expect(quoted(inFts5(wanted), '"').filter((token) => !tokens.test(token ?? ''))).toEqual([]);
      expect(quoted(inTsquery(wanted), "'").filter((token) => !tokens.test(token ?? ''))).toEqual(
        [],
      );
      expect(inFts5(wanted).replaceAll(/"[^"]*"/g, 't')).toMatch(/^(?:[t() ]|AND|OR)+$/);
      expect(inTsquery(wanted).replaceAll(/'[^']*'/g, 't')).toMatch(/^[t() &|]+$/);
    },
  );
});

describe('however long', () => {
  const sized = (typed: string) => {
    const { terms, whole } = parseQuery(typed, SYNONYMS);
    const texts = [whole, ...terms.flatMap(({ phrases, words }) => [...phrases, ...words.flat()])];
    return { terms: terms.length, longest: Math.max(...texts.map(({ length }) => length)) };
  };

  it.each<[string, string, { terms: number; longest: number }]>([
    ['one letter', 'a'.repeat(1_000_000), { terms: 1, longest: MAX_QUERY }],
    ['one character', '国'.repeat(1_000_000), { terms: 1, longest: MAX_QUERY }],
    ['words', '国 '.repeat(1_000_000), { terms: 1, longest: MAX_QUERY / 2 }],
    // One sign that NFKC writes with eighteen letters.
    ['what grows when it is normalised', '\ufdfa'.repeat(1_000_000), { terms: 5, longest: 167 }],
    ['torn pairs', `${'a'.repeat(MAX_QUERY - 1)}𠮷`, { terms: 1, longest: MAX_QUERY - 1 }],
    ['nothing', '"'.repeat(1_000_000), { terms: 0, longest: 0 }],
  ])('%s', (_, typed, expected) => {
    expect(sized(typed)).toEqual(expected);
  });

  it('has a bounded number of ways to be written', () => {
    const many = [
      Array.from({ length: 50 }, (_, index) => `词${String.fromCodePoint(0x4e00 + index)}`),
    ];
    const [term] = parseQuery('词一', many).terms;
    expect(term?.phrases).toHaveLength(8);
  });
});
