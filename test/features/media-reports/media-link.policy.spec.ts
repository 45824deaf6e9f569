import { describe, expect, it } from '@jest/globals';
import {
  dayInLink,
  linkKeyOf,
  printKeyOf,
} from '../../../src/features/media-reports/media-link.policy.js';

const WECHAT = 'mp.weixin.qq.com/s?__biz=MzI3ODU2NTc1Mg&mid=2247512345&idx=1';

/** Links to one page each, and what they have in common. */
const SAME: readonly [key: string, ...links: string[]][] = [
  [
    'zgnt.net/content/2023-04/14/content_3117.html',
    'https://www.zgnt.net/content/2023-04/14/content_3117.html',
    'http://www.zgnt.net/content/2023-04/14/content_3117.html',
    'https://m.zgnt.net/content/2023-04/14/content_3117.html?from=timeline&isappinstalled=0',
    'https://mobile.zgnt.net//content/2023-04/14/content_3117.html#comments',
    'HTTPS://WWW.ZGNT.NET:443/content/2023-04/14/content_3117.html?utm_source=wx&UTM_Medium=a&spm=1.2',
    'www.zgnt.net/content/2023-04/14/content_3117.html',
    ' 《https://www.zgnt.net/content/2023-04/14/content_3117.html》。',
    'https://www.zgnt.net/content/2023-04/14/content_3117.html;jsessionid=A1B2',
    'https://www.zgnt.net/content/2023-04/14/content_3117.html?sharetoken=9&share_id=7&scene=1&PHPSESSID=3',
  ],
  [
    'chongchuan.gov.cn/ccqrmzf/zwyw',
    'http://www.chongchuan.gov.cn/ccqrmzf/zwyw/',
    'http://www.chongchuan.gov.cn/ccqrmzf/zwyw',
    'http://www.chongchuan.gov.cn/ccqrmzf/zwyw/index.html',
  ],
  [
    'example.cn/detail?a=1&id=9',
    'https://example.cn/detail?id=9&a=1',
    'https://wap.example.cn/detail/?a=1&id=9&sessionid=77&hmsr=wx',
  ],
  [
    'example.cn/app#/article/5',
    'https://example.cn/app/#/article/5',
    'https://example.cn/app#!/article/5?from=x',
  ],
  [
    'example.cn/国家安全',
    'https://example.cn/国家安全',
    'https://example.cn/%E5%9B%BD%E5%AE%B6%E5%AE%89%E5%85%A8/',
  ],
  [
    WECHAT,
    'https://mp.weixin.qq.com/s?__biz=MzI3ODU2NTc1Mg==&mid=2247512345&idx=1&sn=abc&chksm=eb&scene=27#wechat_redirect',
    'http://mp.weixin.qq.com/s?mid=2247512345&__biz=MzI3ODU2NTc1Mg%3D%3D&idx=1&sn=def&key=1&uin=2&devicetype=iOS',
    'https://mp.weixin.qq.com/s?__biz=MzI3ODU2NTc1Mg==&mid=2247512345&sn=abc',
  ],
  [
    'mp.weixin.qq.com/s/Ab-cD_12',
    'https://mp.weixin.qq.com/s/Ab-cD_12',
    'http://mp.weixin.qq.com/s/Ab-cD_12?scene=1&poc_token=9#rd',
  ],
  [
    'thepaper.cn/22675300',
    'https://www.thepaper.cn/newsDetail_forward_22675300',
    'https://m.thepaper.cn/newsDetail_forward_22675300?from=',
    'https://m.thepaper.cn/detail/22675300',
  ],
  [
    'toutiao.com/7221234567890123456',
    'https://www.toutiao.com/article/7221234567890123456/',
    'https://m.toutiao.com/i7221234567890123456/?tt_from=weixin',
    'https://m.toutiaoimg.cn/a7221234567890123456/',
    'https://www.toutiao.com/a7221234567890123456',
  ],
  [
    'baijiahao.baidu.com/1763300000000000001',
    'https://baijiahao.baidu.com/s?id=1763300000000000001&wfr=spider&for=pc',
    'https://mbd.baidu.com/newspage/data/landingsuper?context=%7B%22nid%22%3A%22news_1763300000000000001%22%7D&n_type=1',
  ],
  [
    'news.qq.com/20230414A05XYZ00',
    'https://new.qq.com/rain/a/20230414A05XYZ00',
    'https://view.inews.qq.com/a/20230414A05XYZ00?tbkt=B',
    'https://xw.qq.com/cmsid/20230414A05XYZ00',
  ],
  [
    '163.com/I2B3C4D5E6F7G8H9',
    'https://www.163.com/dy/article/I2B3C4D5E6F7G8H9.html',
    'https://c.m.163.com/news/a/I2B3C4D5E6F7G8H9.html?spss=newsapp',
    'https://3g.163.com/all/article/I2B3C4D5E6F7G8H9.html',
  ],
  [
    'ifeng.com/8OxYz12abcd',
    'https://news.ifeng.com/c/8OxYz12abcd',
    'https://ishare.ifeng.com/c/s/8OxYz12abcd',
    'https://i.ifeng.com/c/8OxYz12abcd',
  ],
  [
    'xuexi.cn/14280000000000000000',
    'https://www.xuexi.cn/lgpage/detail/index.html?id=14280000000000000000&item_id=14280000000000000000',
    'https://article.xuexi.cn/articles/index.html?art_id=14280000000000000000&share_to=wx_single&study_style_id=1',
  ],
  [
    'douyin.com/7221234567890123456',
    'https://www.douyin.com/video/7221234567890123456',
    'https://www.iesdouyin.com/share/video/7221234567890123456/?region=CN&mid=1',
  ],
  [
    'weibo.cn/4890000000000001',
    'https://m.weibo.cn/status/4890000000000001?from=page',
    'https://m.weibo.cn/detail/4890000000000001',
  ],
  [
    'h.xinhuaxmt.com/11450001',
    'https://h.xinhuaxmt.com/vh512/share/11450001?d=134b1c3&channel=weixin',
    'https://h.xinhuaxmt.com/vh513/share/11450001',
  ],
  [
    'zgnt.net/a.html',
    'https://c.pc.qq.com/middlem.html?pfurl=https%3A%2F%2Fwww.zgnt.net%2Fa.html&pfuin=1',
    'https://link.zhihu.com/?target=https%3A//m.zgnt.net/a.html%3Futm_source%3Dzhihu',
  ],
];

/** Pairs that look alike and are two pages. */
const DIFFERENT: readonly [string, string][] = [
  [
    'https://mp.weixin.qq.com/s?__biz=MzI3&mid=1&idx=1&sn=a',
    'https://mp.weixin.qq.com/s?__biz=MzI3&mid=1&idx=2&sn=b',
  ],
  ['https://mp.weixin.qq.com/s/Ab', 'https://mp.weixin.qq.com/s/aB'],
  ['https://example.cn/detail?id=1', 'https://example.cn/detail?id=2'],
  ['https://nt.example.cn/1', 'https://example.cn/1'],
  ['https://example.cn/app#/article/5', 'https://example.cn/app#/article/6'],
  ['https://m.cn/1', 'https://www.m.cn/2'],
];

describe('the key of a link', () => {
  const rows = SAME.flatMap(([key, ...links]) => links.map((link) => [key, link] as const));
  it.each(rows)('%s: %s', (key, link) => expect(linkKeyOf(link)).toBe(key));

  it.each(DIFFERENT)('tells %s from %s', (one, other) =>
    expect(linkKeyOf(one)).not.toBe(linkKeyOf(other)),
  );

  it.each([
    '',
    '南通日报',
    'javascript:alert(1)',
    'ftp://example.cn/a',
    'data:text/html,x',
    'https://user:secret@example.cn/',
    'https://localhost/a',
    'http://',
    'https://a b.cn/',
    `https://example.cn/${'a'.repeat(2000)}`,
  ])('is none for %j', (link) => expect(linkKeyOf(link)).toBeNull());

  it('stays short for long links, and different for different ones', () => {
    const long = (end: string) =>
      linkKeyOf(`https://example.cn/${'路'.repeat(150)}?q=${'x'.repeat(300)}${end}`);
    expect(long('1')).toMatch(/^sha256:[\da-f]{64}$/);
    expect(long('1')).not.toBe(long('2'));
    expect(long('1')).toBe(long('1'));
  });
});

describe('the key of a report without a link', () => {
  const printed = { outletId: 'o', publishedOn: '2023-04-14', titleKey: '国家安全' };

  it.each([['A3'], ['第A3版'], ['a03 版'], ['Ａ３版']])('page %s', (page) =>
    expect(printKeyOf({ ...printed, page })).toBe('print:o/2023-04-14/a3/国家安全'),
  );

  it('does not take A3 for A13, nor page 10 for page 1', () => {
    const keys = ['A3', 'A13', '10', '1', null].map((page) => printKeyOf({ ...printed, page }));
    expect(new Set(keys).size).toBe(5);
  });
});

describe('the day that a link tells', () => {
  it.each([
    ['https://www.zgnt.net/content/2023-04/14/content_3117.html', '2023-04-14'],
    ['http://www.chongchuan.gov.cn/art/2023/4/14/art_1.html', null],
    ['http://paper.ntrb.com.cn/20230414/1.html', '2023-04-14'],
    ['http://news.example.cn/zx/t20230414_5566.shtml', '2023-04-14'],
    ['http://news.example.cn/2023/0414/c1-2.html', '2023-04-14'],
    ['https://example.cn/2023-02/30/a.html', null],
    ['https://example.cn/id/2023041499887766', null],
  ])('%s: %s', (link, day) => expect(dayInLink(link)).toBe(day));
});
