import { describe, expect, it } from '@jest/globals';
import { flatten, type FlatReading } from '../../../src/features/articles/reading/flat.js';
import { readPage } from '../../../src/features/articles/reading/reader.js';

const read = (text: string, published: string | null = '2024-04-18'): FlatReading =>
  flatten(readPage({ text, published }));

type Short = [
  title: string | null,
  type: string,
  dates: unknown[],
  place: string | null,
  organizers: string[],
];

const short = ({ activities }: FlatReading): Short[] =>
  activities.map(({ title, type, dates, place, organizers }) => [
    title,
    type,
    [...dates],
    place,
    organizers.map(({ name, role }) => `${name} ${role}`),
  ]);

describe('activities', () => {
  it.each<[string, string, Short[]]>([
    [
      'the whole chain before the title',
      '4月12日,由沐川市司法局、沐川市残联主办,柳叶街道办事处承办、柳叶司法所协办的“法在身边”残疾人普法活动启动仪式在临江公园举行。',
      [
        [
          '“法在身边”残疾人普法活动启动仪式',
          'LAUNCH_CEREMONY',
          ['2024-04-12'],
          '临江公园',
          [
            '沐川市司法局 host',
            '沐川市残联 host',
            '柳叶街道办事处 undertaker',
            '柳叶司法所 co_organizer',
          ],
        ],
      ],
    ],
    [
      'A联合B in a place, under guidance',
      '4月12日,在沐川市委国安办指导下,梧桐社区联合临江小学在社区文化广场开展反间谍知识讲座。',
      [
        [
          '反间谍知识讲座',
          'LECTURE',
          ['2024-04-12'],
          '社区文化广场',
          ['沐川市委国安办 guidance', '梧桐社区 host', '临江小学 co_organizer'],
        ],
      ],
    ],
    [
      'a purpose is no event, 近日 is no day',
      '为深入开展全民国家安全教育日宣传活动,近日,梧桐社区组织开展“国安在身边”主题宣传活动。',
      [['“国安在身边”主题宣传活动', 'OUTREACH_STALL', [null], null, ['梧桐社区 host']]],
    ],
    [
      'a caption with a person for the station',
      '▲4月12日,在临江区石桥镇集市上,石桥派出所民警向赶集群众讲解反间谍知识。(某某 摄)',
      [[null, 'OUTREACH_STALL', ['2024-04-12'], '临江区石桥镇集市', ['石桥派出所 host']]],
    ],
    [
      'a run of captions under a summing-up lead',
      '4月15日是第九个全民国家安全教育日。连日来,临江区各社区开展形式多样的宣传活动。\n柳叶街道梧桐社区联合临江小学举办“小小国安员”亲子课堂。\n石桥街道榆树社区网格员向商户发放反间谍手册。',
      [
        [
          '“小小国安员”亲子课堂',
          'FAMILY_SCHOOL',
          [null],
          null,
          ['柳叶街道梧桐社区 host', '临江小学 co_organizer'],
        ],
        [null, 'OUTREACH_STALL', [null], null, ['石桥街道榆树社区 host']],
      ],
    ],
    [
      '该所 finds its name; the same day at another place is another occasion',
      '4月16日上午,临江公安分局石桥派出所走进临江小学,开展“国安进校园”主题宣讲活动。\n当天下午,该所又在梧桐社区活动中心举办“反诈防谍”专题讲座。',
      [
        [
          '“国安进校园”主题宣讲活动',
          'LECTURE',
          ['2024-04-16'],
          '临江小学',
          ['临江公安分局石桥派出所 host'],
        ],
        [
          '“反诈防谍”专题讲座',
          'LECTURE',
          ['2024-04-16'],
          '梧桐社区活动中心',
          ['临江公安分局石桥派出所 host'],
        ],
      ],
    ],
    [
      'the sender is the last resort',
      '4月15日,全体师生在操场举行“国家安全 牢记心中”主题升旗仪式。\n单位:沐川县城东小学',
      [['“国家安全 牢记心中”主题升旗仪式', 'CLASS', ['2024-04-15'], null, ['沐川县城东小学 host']]],
    ],
  ])('%s', (_what, text, expected) => {
    const found = short(read(text));
    expect(found.map(([title, type, dates, , who]) => [title, type, dates, who])).toEqual(
      expected.map(([title, type, dates, , who]) => [title, type, dates, who]),
    );
    expected.forEach(([, , , place], at) => {
      if (place) expect(found[at]?.[3]).toBe(place);
    });
  });

  it('attaches the figures of the occasion and leaves those of the years before', () => {
    const { activities } = read(
      '4月15日,梧桐社区开展国家安全宣传活动。\n活动共发放资料500余份,解答咨询30人次。\n近年来,社区累计发放资料2万份。',
    );
    expect(activities[0]?.measures).toMatchObject({ materialsDistributed: 500, consultations: 30 });
  });
});

describe('what is not ours', () => {
  it.each([
    '4月10日,临江区召开国家安全工作会议。会议指出,要统筹发展和安全。会议强调,要压实责任。',
    '关于举办国家安全知识竞赛的通知\n各单位:定于4月12日至20日举办国家安全知识竞赛,请积极参加。',
    '4月10日,石桥镇组织志愿者开展河道清理活动,清理垃圾3吨。',
    '4月10日,临江区召开全民国家安全教育日宣传活动部署会。',
  ])('%s', (text) => expect(read(text).isDistractor).toBe(true));
});

describe('records', () => {
  it('takes the units that a title of honour goes to', () => {
    const { bases } = read(
      '4月15日,临江区公布首批国家安全教育基地名单,区气象科普馆、石桥镇中心小学2家单位被命名为“临江区国家安全教育基地”。',
    );
    expect(bases).toEqual([
      { name: '区气象科普馆', action: 'named' },
      { name: '石桥镇中心小学', action: 'named' },
    ]);
  });

  it('tells unveiled, visited and mentioned bases apart', () => {
    expect(read('4月15日,临江区国家安全主题公园正式开园。').bases).toEqual([
      { name: '临江区国家安全主题公园', action: 'unveiled' },
    ]);
    expect(read('4月15日,临江小学学生走进沐川市国家安全教育基地参观。').bases).toEqual([
      { name: '沐川市国家安全教育基地', action: 'visited' },
    ]);
  });

  it('reads gifts with donor, recipient and copies', () => {
    expect(
      read('4月15日,沐川市新华书店向临江小学捐赠图书400册,向石桥村农家书屋捐赠图书1.2万册。')
        .donations,
    ).toEqual([
      { donor: '沐川市新华书店', recipient: '临江小学', copies: 400 },
      { donor: '沐川市新华书店', recipient: '石桥村农家书屋', copies: 12000 },
    ]);
  });

  it('reads stations with their level and leaves those that are planned', () => {
    expect(read('6月3日,石桥镇残疾人法律援助工作站在镇残联揭牌成立。').stations).toEqual([
      { name: '石桥镇残疾人法律援助工作站', level: 'street' },
    ]);
    expect(read('临江区残联牵头,区街联动建成三级残疾人法律援助站。').stations).toEqual([
      { name: '三级残疾人法律援助站', level: 'multi' },
    ]);
    expect(read('临江区残联计划年底前在各街道设立残疾人法律援助站。').stations).toEqual([]);
  });
});
