import { describe, expect, it } from '@jest/globals';
import { KnownNames } from '../../../src/features/articles/reading/entities/known-names.js';
import { unitsIn } from '../../../src/features/articles/reading/entities/organizations.js';
import { EMPTY_REGISTER } from '../../../src/features/articles/reading/reading.types.js';
import { mask } from '../../../src/features/articles/reading/text/sentences.js';

const empty = new KnownNames(EMPTY_REGISTER);
const namesIn = (text: string, known = empty): string[] =>
  unitsIn(mask(text), known)
    .filter(({ strength }) => strength === 'FULL')
    .map(({ start, end }) => text.slice(start, end));

describe('units', () => {
  it.each<[string, string, string[]]>([
    [
      'levels glued on',
      '近日,沐川市临江区柳叶街道梧桐社区居委会开展宣传',
      ['沐川市临江区柳叶街道梧桐社区居委会'],
    ],
    ['a town that is a street', '铁岭镇街道榆树社区、杨树社区', ['铁岭镇街道榆树社区', '杨树社区']],
    [
      'a village that is a community',
      '水车村社区、水车派出所联合举办',
      ['水车村社区', '水车派出所'],
    ],
    ['和 between units', '临江区司法局和临江区残联', ['临江区司法局', '临江区残联']],
    ['和 inside a name', '临江区和平街道办事处与太和社区', ['临江区和平街道办事处', '太和社区']],
    ['a preposition before', '由临江区委国安办主办', ['临江区委国安办']],
    ['向 inside a name', '向阳社区向柳叶小学赠书', ['向阳社区', '柳叶小学']],
    ['brackets inside', '明理(沐川)律师事务所', ['明理(沐川)律师事务所']],
    ['quotes inside', '授予石桥县“渔家”陈列馆', ['石桥县“渔家”陈列馆']],
    ['ellipsis in a list', '区财政局、水务局、团委', ['区财政局', '水务局', '团委']],
    [
      'a member without a known head',
      '区气象局、红旗机械厂旧址等单位',
      ['区气象局', '红旗机械厂旧址'],
    ],
    ['numbers of the corps', '第三师41团派出所携手41团中学', ['第三师41团派出所', '41团中学']],
    ['counted, not named', '全区11个街道、5所小学', []],
    ['quoted words are none', '举办“走进社区学校”活动', []],
  ])('%s', (_what, text, names) => expect(namesIn(text)).toEqual(names));

  it('takes the names and aliases of the register where they stand', () => {
    const known = new KnownNames({
      ...EMPTY_REGISTER,
      organizations: [{ id: '1', name: '青鸟公益', aliases: ['青鸟'] }],
    });
    expect(namesIn('青鸟公益联合临江小学', known)).toEqual(['青鸟公益', '临江小学']);
  });
});
