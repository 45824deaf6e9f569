import { describe, expect, it } from '@jest/globals';
import {
  numberText,
  type Said,
  sentenceOf,
  sentenceWithTotal,
  type Told,
} from '../../../src/features/coverage-figures/figure-sentence.policy.js';

const said = (value: number, estimated = 0): Said => ({ value, estimated });

describe('a number in a sentence', () => {
  it.each<[number, number, string]>([
    [1, 0, '1份'],
    [9_999, 0, '9999份'],
    [365, 65, '约365份'],
    [360, 60, '360余份'],
    [9_990, 1, '9990余份'],
    [10_000, 0, '1万份'],
    [15_000, 0, '1.5万份'],
    [12_345, 0, '1.2万余份'],
    [19_999, 0, '1.9万余份'],
    [60_000, 60_000, '6万余份'],
    [12_345, 5, '1.2万余份'],
    [1_230_000, 0, '123万份'],
  ])('%d, %d of it estimated: %s', (value, estimated, text) => {
    expect(numberText(said(value, estimated), '份')).toBe(text);
  });
});

const nothing: Told = {
  activities: said(0),
  participants: said(0),
  handouts: said(0),
  mediaReports: said(0),
};

describe('the sentence', () => {
  it.each<[string, Partial<Told>]>([
    [
      '共开展活动7场次,覆盖1250人次,发放宣传资料6万余份,媒体报道3篇',
      {
        activities: said(7),
        participants: said(1_250),
        handouts: said(60_000, 60_000),
        mediaReports: said(3),
      },
    ],
    ['共开展活动7场次,媒体报道3篇', { activities: said(7), mediaReports: said(3) }],
    ['共开展活动1场次,覆盖80余人次', { activities: said(1), participants: said(80, 80) }],
    ['媒体报道3篇', { mediaReports: said(3) }],
    ['暂未开展活动', {}],
  ])('%s', (text, told) => {
    expect(sentenceOf({ ...nothing, ...told })).toBe(text);
  });

  it.each<[string, Partial<Told>, Partial<Told>]>([
    [
      '本周开展活动2场次,覆盖80人次;累计开展活动7场次,覆盖1.2万余人次',
      { activities: said(2), participants: said(80) },
      { activities: said(7), participants: said(12_300) },
    ],
    ['本周暂未开展活动;累计开展活动7场次', {}, { activities: said(7) }],
    ['本周暂未开展活动', {}, {}],
  ])('with the total: %s', (text, told, total) => {
    expect(sentenceWithTotal({ ...nothing, ...told }, { ...nothing, ...total })).toBe(text);
  });
});
