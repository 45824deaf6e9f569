import { describe, expect, it } from '@jest/globals';
import { readPaste } from '../../../src/features/media-pastes/paste-reader.policy.js';

const KNOWN = ['南通日报', '崇川发布', '新华社', '江海晚报'];
const isKnown = (name: string): boolean => KNOWN.includes(name);

/** Title, link, outlet, day, lines; headings and problems by their kind. */
const read = (text: string): unknown[] =>
  readPaste(text, isKnown).map((one) => {
    if (one.kind === 'REPORT')
      return [one.title, one.link, one.outlet, one.day, `${one.firstLine}-${one.lastLine}`];
    return one.kind === 'HEADING' ? ['#', one.outlet, one.day] : ['!', one.problem, one.text];
  });

const A = 'https://a.cn/1.html';
const B = 'https://a.cn/2.html';
const report = (
  title: string,
  link: string | null,
  { outlet = null as string | null, day = null as string | null, lines = '1-1' } = {},
) => [title, link, outlet, day, lines];

describe('a pasted list', () => {
  it.each<[string, string, unknown[]]>([
    ['title and link', `国家安全进校园 ${A}`, [report('国家安全进校园', A)]],
    ['link and title', `${A} 国家安全进校园`, [report('国家安全进校园', A)]],
    ['without a space', `国家安全进校园${A}`, [report('国家安全进校园', A)]],
    [
      'tabs of a sheet',
      `1\t南通日报\t2023-04-14\t国家安全进校园\t${A}`,
      [report('国家安全进校园', A, { outlet: '南通日报', day: '2023-04-14' })],
    ],
    [
      'a title line, then its link',
      `国家安全进校园\n${A}\n\n普法进社区\n\n${B}`,
      [report('国家安全进校园', A, { lines: '1-2' }), report('普法进社区', B, { lines: '4-6' })],
    ],
    [
      'a link line, then its title',
      `${A}\n国家安全进校园\n${B}\n普法进社区`,
      [report('国家安全进校园', A, { lines: '1-2' }), report('普法进社区', B, { lines: '3-4' })],
    ],
    [
      'numbers of many kinds',
      `1. 甲题目 ${A}\n2、乙题目 ${A}\n(3)丙题目 ${A}\n④丁题目 ${A}\n五、戊题目 ${A}\n- 己题目 ${A}`,
      [
        report('甲题目', A),
        report('乙题目', A, { lines: '2-2' }),
        report('丙题目', A, { lines: '3-3' }),
        report('丁题目', A, { lines: '4-4' }),
        report('戊题目', A, { lines: '5-5' }),
        report('己题目', A, { lines: '6-6' }),
      ],
    ],
    [
      'a number that is the title’s own',
      `12339,国家安全举报电话 ${A}`,
      [report('12339,国家安全举报电话', A)],
    ],
    ['labels', `标题:国家安全进校园\n链接:${A}`, [report('国家安全进校园', A, { lines: '1-2' })]],
    [
      'WeChat’s share text',
      `【国家安全进校园】\n${A}`,
      [report('国家安全进校园', A, { lines: '1-2' })],
    ],
    ['a link in a chat', `[链接] 国家安全进校园 ${A}`, [report('国家安全进校园', A)]],
    ['markdown', `[国家安全进校园](${A})`, [report('国家安全进校园', A)]],
    [
      'Douyin’s share text',
      '3.58 复制打开抖音,看看【崇川发布的作品】国家安全进校园 https://v.douyin.com/AbC12/',
      [report('【崇川发布的作品】国家安全进校园', 'https://v.douyin.com/AbC12/')],
    ],
    [
      'an outlet before it in brackets',
      `【南通日报】国家安全进校园 ${A}`,
      [report('国家安全进校园', A, { outlet: '南通日报' })],
    ],
    [
      'an outlet behind it in brackets',
      `国家安全进校园(江海晚报) ${A}`,
      [report('国家安全进校园', A, { outlet: '江海晚报' })],
    ],
    [
      'an outlet that is not in the register',
      `【如皋融媒】国家安全进校园 ${A}`,
      [report('国家安全进校园', A, { outlet: '如皋融媒' })],
    ],
    [
      'brackets that are no outlet',
      `【海报】国家安全进校园(图) ${A}`,
      [report('【海报】国家安全进校园(图)', A)],
    ],
    [
      'an outlet before a colon',
      `南通日报:国家安全进校园 ${A}`,
      [report('国家安全进校园', A, { outlet: '南通日报' })],
    ],
    [
      'a colon of the title',
      `法治课堂:国家安全进校园 ${A}`,
      [report('法治课堂:国家安全进校园', A)],
    ],
    [
      'an outlet behind a bar',
      `国家安全进校园 | 崇川发布 ${A}`,
      [report('国家安全进校园', A, { outlet: '崇川发布' })],
    ],
    [
      'outlet and day',
      `国家安全进校园(新华社)2023年4月14日 ${A}`,
      [report('国家安全进校园', A, { outlet: '新华社', day: '2023-04-14' })],
    ],
    [
      'a day of the title',
      `2023年4月15日是全民国家安全教育日 ${A}`,
      [report('2023年4月15日是全民国家安全教育日', A)],
    ],
    [
      'a day that the link tells',
      '国家安全进校园 https://a.cn/2023-04/14/c1.html',
      [report('国家安全进校园', 'https://a.cn/2023-04/14/c1.html', { day: '2023-04-14' })],
    ],
    [
      'headings for what follows',
      `2023年4月14日\n南通日报:\n国家安全进校园 ${A}\n江海晚报:\n普法进社区 ${B}`,
      [
        ['#', null, '2023-04-14'],
        ['#', '南通日报', null],
        report('国家安全进校园', A, { outlet: '南通日报', day: '2023-04-14', lines: '3-3' }),
        ['#', '江海晚报', null],
        report('普法进社区', B, { outlet: '江海晚报', day: '2023-04-14', lines: '5-5' }),
      ],
    ],
    [
      'outlet and day between title and link',
      `国家安全进校园\n南通日报 2023-04-14\n${A}\n普法 ${B}`,
      [
        report('国家安全进校园', A, { outlet: '南通日报', day: '2023-04-14', lines: '1-3' }),
        ['#', '南通日报', '2023-04-14'],
        report('普法', B, { lines: '4-4' }),
      ],
    ],
    [
      'an outlet line behind',
      `国家安全进校园\n${A}\n来源:南通日报\n普法进社区 ${B}`,
      [
        report('国家安全进校园', A, { outlet: '南通日报', lines: '1-2' }),
        ['#', '南通日报', null],
        report('普法进社区', B, { lines: '4-4' }),
      ],
    ],
    [
      'a printed report',
      '【南通日报】国家安全进校园 2023-04-14',
      [report('国家安全进校园', null, { outlet: '南通日报', day: '2023-04-14' })],
    ],
    [
      'links without a scheme',
      '国家安全进校园 www.a.cn/1.html\n普法 mp.weixin.qq.com/s/Ab_1',
      [
        report('国家安全进校园', 'www.a.cn/1.html'),
        report('普法', 'mp.weixin.qq.com/s/Ab_1', { lines: '2-2' }),
      ],
    ],
    [
      'one page twice on a line',
      `国家安全进校园 ${A} ${A}?from=timeline`,
      [report('国家安全进校园', `${A}?from=timeline`)],
    ],
    [
      'what lacks something',
      `只有标题\n${A}\n${B}\n又一个标题\n两个链接 ${A} ${B}`,
      [
        report('只有标题', A, { lines: '1-2' }),
        ['!', 'NO_TITLE', B],
        ['!', 'NO_LINK', '又一个标题'],
        ['!', 'SEVERAL_LINKS', `两个链接 ${A} ${B}`],
      ],
    ],
    ['nothing', ' \n\n', []],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));

  it('loses no line, whatever comes', () => {
    const parts = [
      '标题一',
      A,
      '【南通日报】',
      '2023-04-14',
      `乙 ${B}`,
      '来源:新华社',
      '',
      '——',
      '3.',
    ];
    for (let seed = 1; seed < 400; seed += 1) {
      let state = seed;
      const next = () => (state = (state * 48271) % 2147483647);
      const lines = Array.from({ length: 12 }, () => parts[next() % parts.length] ?? '');
      const told = readPaste(lines.join('\n'), isKnown).flatMap(({ firstLine, lastLine }) =>
        lines.flatMap((text, index) =>
          text && index + 1 >= firstLine && index + 1 <= lastLine ? [index + 1] : [],
        ),
      );
      const there = lines.flatMap((text, index) => (text ? [index + 1] : []));
      expect([...new Set(told)].toSorted((a, b) => a - b)).toEqual(there);
    }
  });
});
