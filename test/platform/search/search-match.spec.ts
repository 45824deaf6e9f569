import { describe, expect, it } from '@jest/globals';
import { searchable, Tier, tierOf } from '../../../src/platform/search/search-match.js';
import { parseQuery } from '../../../src/platform/search/search-query.js';
import type { SearchDocument } from '../../../src/platform/search/search-source.js';

const SYNONYMS = [['残联', '残疾人联合会']];

const { EXACT, NAME, NAME_WORDS, ANYWHERE } = Tier;

const document = (given: Partial<SearchDocument>): SearchDocument => ({
  id: '1',
  title: '',
  names: [],
  body: [],
  regionPath: 'city/',
  at: null,
  audience: ['all'],
  ...given,
});

const tier = (given: Partial<SearchDocument>, typed: string): Tier | null =>
  tierOf(searchable(document(given)), parseQuery(typed, SYNONYMS));

const school = {
  title: '南通市十里坊小学',
  names: ['十里坊小学', 'NT-07'],
  body: ['学田街道', '国安'],
};
const talk = { title: '《国安》法律知识讲座(2023)', body: ['在社区开展', '区残联主办'] };
const office = { title: '崇川区残疾人联合会', names: ['区残联'] };

describe('how well a document answers', () => {
  it.each<[string, Partial<SearchDocument>, string, Tier | null]>([
    ['its title', school, '南通市十里坊小学', EXACT],
    ['another name', school, '十里坊小学', EXACT],
    ['a name without its signs', talk, '国安 法律知识讲座2023', EXACT],
    ['a name in full width and capitals', school, 'ｎｔ-０７', EXACT],
    ['a part of the title', school, '十里', NAME],
    ['one character of the title', school, '坊', NAME],
    ['a part of a code', school, 'nt', NAME],
    ['digits of the title', talk, '23', NAME],
    ['two parts of the names', school, '小学 南通', NAME],
    ['its reading', school, 'shilifang', NAME],
    ['the beginning of a reading', school, 'shilif', NAME],
    ['initials', school, 'slf', NAME],
    ['a reading from the middle of a syllable', school, 'hilifang', null],
    ['initials with one left out', school, 'sf', null],
    ['one letter, which is no reading', school, 's', null],
    ['a synonym for a part of the title', office, '崇川区残联', NAME],
    ['a synonym for a name', office, '区残疾人联合会', NAME],
    ['the words of a run in the title', talk, '国安法律讲座', NAME_WORDS],
    ['the words of a run in title and text', talk, '社区法律讲座', ANYWHERE],
    ['a text', school, '学田', ANYWHERE],
    ['one term in the title, one in a text', school, '十里坊 国安', ANYWHERE],
    ['a synonym in a text', talk, '残疾人联合会', ANYWHERE],
    ['a text by how it is read', school, 'guoan', null],
    ['one of two terms', school, '十里坊 法律', null],
    ['what spans two names', school, '小学十', null],
    ['signs only', talk, '《》()', null],
    ['nothing', talk, '', null],
    ['a pattern', school, '十%坊', NAME],
    ['a dot', talk, '法.知', NAME],
  ])('%s', (_, given, typed, expected) => {
    expect(tier(given, typed)).toBe(expected);
  });
});
