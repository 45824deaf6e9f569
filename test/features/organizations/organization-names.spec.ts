import { describe, expect, it } from '@jest/globals';
import {
  aliasesAfterMerge,
  namesakesAmong,
  searchTextOf,
} from '../../../src/features/organizations/organization-names.js';

const unit = (id: string, regionId: string, ...names: string[]) => ({
  id,
  regionId,
  searchText: searchTextOf(names),
});

describe('the names of units', () => {
  it('are searched without width, case, spaces and brackets', () => {
    expect(searchTextOf(['崇川区(残联)', null, 'CCDPF', '崇川区残联', ' '])).toBe(
      '崇川区残联\nccdpf\n',
    );
  });

  it.each([
    ['one name', [unit('1', 'a', '学田社区'), unit('2', 'a', '学田 社区')], [['1', '2']]],
    [
      'a name and an alias',
      [unit('1', 'a', '区文化馆'), unit('2', 'a', '文化馆', '区文化馆')],
      [['1', '2']],
    ],
    ['an alias only', [unit('1', 'a', '甲', '区文化馆'), unit('2', 'a', '乙', '区文化馆')], []],
    ['two regions', [unit('1', 'a', '学田社区'), unit('2', 'b', '学田社区')], []],
    [
      'two names, suggested once',
      [unit('1', 'a', '甲', '乙'), unit('2', 'a', '乙', '甲')],
      [['1', '2']],
    ],
  ])('suggest a merge: %s', (_case, units, groups) => {
    expect(namesakesAmong(units).map(({ ids }) => ids)).toEqual(groups);
  });

  it('become aliases of the unit that stays, each once', () => {
    expect(
      aliasesAfterMerge(
        { name: '崇川区残疾人联合会', shortName: '区残联', aliases: ['残联'] },
        {
          name: '崇川残联',
          shortName: '区 残联',
          aliases: ['残联', '崇川区残疾人联合会', '残疾人之家'],
        },
      ),
    ).toEqual(['残联', '崇川残联', '残疾人之家']);
  });
});
