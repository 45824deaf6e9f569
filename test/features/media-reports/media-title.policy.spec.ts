import { describe, expect, it } from '@jest/globals';
import { titleKeyOf } from '../../../src/features/media-reports/media-title.policy.js';

describe('the key of a title', () => {
  it.each([
    ['国家安全,人人有责!', '国家安全人人有责'],
    ['国家安全, 人人有责', '国家安全人人有责'],
    ['【南通发布】国家安全,人人有责(图)', '国家安全人人有责'],
    ['图集丨国家安全 人人有责', '国家安全人人有责'],
    ['“４·１５”全民国家安全教育日', '415全民国家安全教育日'],
    ['【专版】', '专版'],
    ['!!!', '!!!'],
    ['国'.repeat(300), '国'.repeat(200)],
  ])('%s: %s', (title, key) => expect(titleKeyOf(title)).toBe(key));
});
