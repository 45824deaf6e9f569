import { describe, expect, it } from '@jest/globals';
import { highlight } from '../../../src/platform/search/search-highlight.js';
import { parseQuery } from '../../../src/platform/search/search-query.js';

const SYNONYMS = [['残联', '残疾人联合会']];

/** The extract with hits in brackets. */
const marked = (text: string, typed: string, isName = true): string | null => {
  const pieces = highlight(text, parseQuery(typed, SYNONYMS), { isName });
  return pieces?.map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece)).join('') ?? null;
};

const LONG = `${'前'.repeat(60)}飞行棋${'后'.repeat(120)}`;

describe('what was found is marked', () => {
  it.each<[string, string, string | null]>([
    ['国家安全普法飞行棋', '飞行棋', '国家安全普法[飞行棋]'],
    ['安全月安全日', '安全', '[安全]月[安全]日'],
    ['安安安', '安安', '[安安安]'],
    ['崇川区残疾人联合会', '残联', '崇川区[残疾人联合会]'],
    ['区残联', '残疾人联合会', '区[残联]'],
    ['拒绝邪教 从小做起', '从小 邪教', '拒绝[邪教] [从小]做起'],
    ['《国安》', '国安', '《[国安]》'],
    ['Hongqiao 小学', 'hongqiao', '[Hongqiao] 小学'],
    ['4月15日', '4月15', '[4月15]日'],
    ['南通市十里坊小学', 'slf', '南通市[十里坊]小学'],
    ['南通市十里坊小学', 'shilif', '南通市[十里坊]小学'],
    ['国安一起走', 'guoan', '[国安]一起走'],
    ['𠮷安社区', '安社', '𠮷[安社]区'],
    ['𠮷安社区', '𠮷', '[𠮷]安社区'],
    ['国家安全教育主题活动', '安全教育活动', '国家[安全教育]主题[活动]'],
    ['学田公园', '飞行棋', null],
    ['学田公园', '%', null],
    ['', '学田', null],
    ['<b>学田</b>', '学田', '<b>[学田]</b>'],
  ])('%j for %j', (text, typed, expected) => {
    expect(marked(text, typed)).toBe(expected);
  });

  it('does not read other texts aloud', () => {
    expect(marked('国安一起走', 'guoan', false)).toBeNull();
  });

  it('cuts a long text around the first hit', () => {
    expect(marked(LONG, '飞行棋')).toBe(`…${'前'.repeat(20)}[飞行棋]${'后'.repeat(77)}…`);
    expect(marked(LONG.slice(60), '飞行棋')).toBe(`[飞行棋]${'后'.repeat(97)}…`);
  });

  it('loses nothing of a text that is not cut', () => {
    for (const text of ['①国安(2023)', 'ﬁ国安', '  国安  ', '国\u200b安'])
      expect((marked(text, '国安') ?? text).replaceAll(/[[\]]/g, '')).toBe(text);
  });
});
