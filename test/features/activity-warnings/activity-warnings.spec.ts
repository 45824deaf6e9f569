import { describe, expect, it } from '@jest/globals';
import {
  ActivityStatus,
  DayPeriod,
} from '../../../src/features/activities/activity-status.policy.js';
import {
  type Neighbour,
  type Plan,
  WarningCode,
  warningsOf,
} from '../../../src/features/activity-warnings/activity.warnings.js';
import { OrganizationKind } from '../../../src/features/organizations/organization.entity.js';
import { RegionLevel } from '../../../src/features/regions/region.entity.js';

const TODAY = '2023-04-01';
const when = {
  startsOn: '2023-04-15',
  endsOn: null,
  startTime: '09:00',
  endTime: '11:00',
  period: null,
};
const plan: Plan = {
  ...when,
  id: 'plan',
  title: '国家安全讲座',
  ownerOrganizationId: 'unit',
  regionPath: 'a/b/c/',
  venueId: 'hall',
  capacity: 100,
  expectedHeadcount: 80,
  hosts: [{ name: '学田社区', kind: OrganizationKind.COMMUNITY, level: RegionLevel.COMMUNITY }],
};
const other: Neighbour = {
  ...when,
  id: 'other',
  title: '书画展',
  ownerOrganizationId: 'neighbour',
  venueId: 'hall',
  status: ActivityStatus.PUBLISHED,
};
const codes = (changes: Partial<Plan>, neighbours: Neighbour[] = []): string[] =>
  warningsOf({ ...plan, ...changes }, neighbours, TODAY).map(({ code }) => code);

const { VENUE_TAKEN, OVER_CAPACITY, LIKELY_DUPLICATE, LARGE_MASS_EVENT } = WarningCode;

describe('a taken venue', () => {
  const at = (startTime: string | null, endTime: string | null, more: Partial<Neighbour> = {}) => ({
    ...other,
    startTime,
    endTime,
    ...more,
  });
  const period = (value: DayPeriod) => at(null, null, { period: value });

  it.each<[string, Neighbour, boolean]>([
    ['the same time', at('09:00', '11:00'), true],
    ['a time within it', at('09:30', '10:00'), true],
    ['a start 29 minutes after its end', at('11:29', '12:00'), true],
    ['a start 30 minutes after its end', at('11:30', '12:00'), false],
    ['an end 29 minutes before its start', at('07:00', '08:31'), true],
    ['an end 30 minutes before its start', at('07:00', '08:30'), false],
    ['only a start, which lasts two hours', at('07:00', null), true],
    ['only a start, long before', at('06:30', null), false],
    ['the same morning', period(DayPeriod.MORNING), true],
    ['the afternoon', period(DayPeriod.AFTERNOON), false],
    ['the whole day', at(null, null), true],
    ['the day before', at('09:00', '11:00', { startsOn: '2023-04-14' }), false],
    ['a week around it', at(null, null, { startsOn: '2023-04-12', endsOn: '2023-04-18' }), true],
    ['a week ending on it', at(null, null, { startsOn: '2023-04-09', endsOn: '2023-04-15' }), true],
    ['an unknown day', at(null, null, { startsOn: null }), false],
    ['another venue', at('09:00', '11:00', { venueId: 'square' }), false],
    ['no venue', at('09:00', '11:00', { venueId: null }), false],
    ['itself', at('09:00', '11:00', { id: 'plan' }), false],
    ['a submitted one', at('09:00', '11:00', { status: ActivityStatus.SUBMITTED }), true],
    ['a draft', at('09:00', '11:00', { status: ActivityStatus.DRAFT }), false],
    ['a postponed one', at('09:00', '11:00', { status: ActivityStatus.POSTPONED }), false],
    ['a cancelled one', at('09:00', '11:00', { status: ActivityStatus.CANCELLED }), false],
  ])('by %s', (_name, neighbour, warned) => {
    expect(codes({}, [neighbour])).toEqual(warned ? [VENUE_TAKEN] : []);
  });

  it('names every activity that takes it', () => {
    const neighbours = [other, { ...other, id: 'third' }, { ...other, id: 'far', venueId: 'x' }];
    expect(warningsOf(plan, neighbours, TODAY)).toEqual([
      {
        code: VENUE_TAKEN,
        text: {
          zh: '该场地在这一时间已有 2 项活动',
          en: 'The venue is taken at that time by 2 other activities',
        },
        relatedIds: ['other', 'third'],
      },
    ]);
  });

  it('is none for a plan without a day or a venue', () => {
    expect(codes({ startsOn: null, startTime: null, endTime: null }, [other])).toEqual([]);
    expect(codes({ venueId: null }, [{ ...other, venueId: null }])).toEqual([]);
  });

  it('has half-days that follow one another without clashing', () => {
    const morning = { startTime: null, endTime: null, period: DayPeriod.MORNING };
    const afternoon = { startTime: null, endTime: null, period: DayPeriod.AFTERNOON };
    const evening = { startTime: null, endTime: null, period: DayPeriod.EVENING };
    expect(codes(afternoon, [period(DayPeriod.MORNING), period(DayPeriod.EVENING)])).toEqual([]);
    for (const half of [morning, afternoon, evening])
      expect(codes(half, [{ ...other, ...half }])).toEqual([VENUE_TAKEN]);
  });
});

describe('the size of a plan', () => {
  it.each<[string, Partial<Plan>, string[]]>([
    ['as many as places', { expectedHeadcount: 100 }, []],
    ['one more than places', { expectedHeadcount: 101 }, [OVER_CAPACITY]],
    ['places not known', { expectedHeadcount: 101, capacity: null }, []],
    ['people not known', { expectedHeadcount: null }, []],
    ['999 people', { expectedHeadcount: 999, capacity: null }, []],
    ['1000 people', { expectedHeadcount: 1000, capacity: null }, [LARGE_MASS_EVENT]],
    ['too many in every way', { expectedHeadcount: 1000 }, [OVER_CAPACITY, LARGE_MASS_EVENT]],
  ])('%s', (_name, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });
});

describe('a large mass event', () => {
  const large = { expectedHeadcount: 1000, capacity: null };
  const { GOVERNMENT_DEPARTMENT, PARTY_COMMITTEE_OFFICE, STREET_OFFICE, ENTERPRISE } =
    OrganizationKind;
  const { PROVINCE, CITY, DISTRICT, STREET } = RegionLevel;

  it.each<[string, OrganizationKind, RegionLevel, boolean]>([
    ['江苏省人民政府', GOVERNMENT_DEPARTMENT, PROVINCE, false],
    ['南通市人民政府', GOVERNMENT_DEPARTMENT, CITY, false],
    ['崇川区人民政府', GOVERNMENT_DEPARTMENT, DISTRICT, false],
    ['如东县人民政府', PARTY_COMMITTEE_OFFICE, DISTRICT, false],
    ['南通市人民政府', ENTERPRISE, CITY, true],
    ['南通市人民政府办公室', GOVERNMENT_DEPARTMENT, CITY, true],
    ['南通市教育局', GOVERNMENT_DEPARTMENT, CITY, true],
    ['中共南通市委宣传部', PARTY_COMMITTEE_OFFICE, CITY, true],
    ['掘港镇人民政府', GOVERNMENT_DEPARTMENT, STREET, true],
    ['掘港镇人民政府', GOVERNMENT_DEPARTMENT, DISTRICT, true],
    ['崇川区人民政府', GOVERNMENT_DEPARTMENT, STREET, true],
    ['学田街道办事处', STREET_OFFICE, STREET, true],
  ])('hosted by %s, a %s of a %s', (name, kind, level, warned) => {
    const expected = warned ? [LARGE_MASS_EVENT] : [];
    expect(codes({ ...large, hosts: [{ name, kind, level }] })).toEqual(expected);
  });

  it('is held by the government when one host of several is the government', () => {
    const hosts = [
      { name: '南通市教育局', kind: GOVERNMENT_DEPARTMENT, level: CITY },
      { name: '南通市人民政府', kind: GOVERNMENT_DEPARTMENT, level: CITY },
    ];
    expect(codes({ ...large, hosts })).toEqual([]);
  });

  it.each<[number, string, string]>([
    [
      4999,
      '2023-05-01',
      '预计 4999 人,属大型群众性活动:须在举办日 20 日前向县级公安机关申请安全许可',
    ],
    [
      5000,
      '2023-05-01',
      '预计 5000 人,属大型群众性活动:须在举办日 20 日前向设区的市级公安机关申请安全许可',
    ],
    [
      1000,
      '2023-04-21',
      '预计 1000 人,属大型群众性活动:须在举办日 20 日前向县级公安机关申请安全许可',
    ],
    [
      1000,
      '2023-04-20',
      '预计 1000 人,属大型群众性活动:须在举办日 20 日前向县级公安机关申请安全许可(已不足 20 日)',
    ],
  ])('of %i people on %s', (expectedHeadcount, startsOn, message) => {
    const [warning] = warningsOf({ ...plan, ...large, expectedHeadcount, startsOn }, [], TODAY);
    expect(warning?.text.zh).toBe(message);
  });
});

describe('a likely duplicate', () => {
  const twin: Neighbour = {
    ...other,
    id: 'twin',
    title: '国家安全讲座',
    ownerOrganizationId: 'unit',
    venueId: null,
  };

  it.each<[string, Partial<Neighbour>, boolean]>([
    ['the same title, unit and day', {}, true],
    ['a title that differs in spaces and brackets', { title: ' “国家安全” 讲座' }, true],
    ['another title', { title: '国家安全答题' }, false],
    ['another unit', { ownerOrganizationId: 'neighbour' }, false],
    ['another day', { startsOn: '2023-04-16' }, false],
    ['no day', { startsOn: null }, false],
    ['itself', { id: 'plan' }, false],
  ])('%s', (_name, changes, warned) => {
    expect(codes({}, [{ ...twin, ...changes }])).toEqual(warned ? [LIKELY_DUPLICATE] : []);
  });

  it('is none among activities without a day', () => {
    const undated = { startsOn: null, startTime: null, endTime: null };
    expect(codes(undated, [{ ...twin, ...undated }])).toEqual([]);
  });
});
