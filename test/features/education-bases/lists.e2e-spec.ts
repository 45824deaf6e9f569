import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Admission,
  EducationBaseLevel,
  EducationBaseStatus,
  GradeBand,
} from '../../../src/features/education-bases/education-base-status.policy.js';
import { Availability } from '../../../src/features/venues/accessibility.entity.js';
import { Weekday } from '../../../src/features/venues/opening-hours.entity.js';
import { Datum } from '../../../src/features/venues/venue.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { buildEducationBase } from '../../support/factories/education-bases.js';
import { buildVenue } from '../../support/factories/venues.js';
import { REGISTER, type Scene, setScene, take } from './scene.js';

let server: TestApp;
let scene: Scene;

const FROM = { latitude: 31.98, longitude: 120.89, datum: 'WGS84' };
const LIST = `query($filter: EducationBaseFilter, $orderBy: EducationBaseOrder, $first: Int, $after: String) {
  educationBases(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { name status level batch namedOn } pageInfo { hasNextPage endCursor } totalCount } }`;

const namesFor = async (who: Client, filter: object, orderBy = 'NAME'): Promise<string[]> => {
  const { educationBases } = await who.ok(LIST, { filter, orderBy });
  return educationBases.nodes.map((node: { name: string }) => node.name);
};

const open = (...days: Weekday[]) => ({
  weekly: days.map((day) => ({ day, hours: [{ from: '09:00', to: '17:00' }] })),
});

beforeAll(async () => {
  server = await bootApp();
  scene = await setScene(server);
  const { tree, school, office } = scene;
  await server.arrange(async () => {
    const { db } = server;
    const venue = await buildVenue(db, {
      ...{ regionId: tree.street.id, latitude: 31.9809, longitude: 120.89 },
      ...{ sourceDatum: Datum.WGS84, sourceLatitude: 31.9809, sourceLongitude: 120.89 },
      stepFreeEntrance: Availability.YES,
      hearingLoop: Availability.YES,
      openingHours: {
        ...open(Weekday.MONDAY),
        exceptions: [{ date: '2023-05-01', hours: [], note: null }],
      },
    });
    const far = await buildVenue(db, {
      ...{ regionId: tree.street.id, latitude: 31.2304, longitude: 121.4737 },
      sourceDatum: Datum.WGS84,
    });
    await buildEducationBase(db, {
      ...{ name: 'A馆', regionId: tree.street.id, venueId: venue.id, operatorId: school.id },
      ...{ fields: ['CYBER'], gradeBands: [GradeBand.PRIMARY_UPPER], admission: Admission.FREE },
      ...{ hearingLoop: Availability.NO, authorityId: office.id },
    });
    await buildEducationBase(db, {
      ...{ name: 'B园', regionId: tree.otherStreet.id, venueId: far.id, namedOn: '2022-04-15' },
      ...{ level: EducationBaseLevel.CITY, fields: ['POLITICAL', 'CYBER'] },
      ...{ openingHours: { ...open(Weekday.TUESDAY), exceptions: [] } },
      status: EducationBaseStatus.REVIEW_DUE,
    });
    await buildEducationBase(db, { name: 'C厅', regionId: tree.otherDistrict.id });
    await buildEducationBase(db, { name: 'D停', regionId: tree.street.id, active: false });
    await buildEducationBase(db, {
      ...{ name: 'E撤', regionId: tree.street.id, status: EducationBaseStatus.REVOKED },
    });
    await buildEducationBase(db, {
      ...{ name: 'F申', regionId: tree.street.id, operatorId: school.id },
      ...{ status: EducationBaseStatus.APPLIED, namedOn: null },
    });
  });
});
afterAll(() => server.close());

describe('the list of bases', () => {
  it.each<[object, string[]]>([
    [{}, ['A馆', 'B园', 'C厅']],
    [{ includeInactive: true }, ['A馆', 'B园', 'C厅', 'D停']],
    [{ statuses: ['REVOKED'] }, ['E撤']],
    [{ statuses: ['REVIEW_DUE'] }, ['B园']],
    [{ statuses: ['APPLIED', 'DESIGNATED'] }, ['A馆', 'C厅']],
    [{ levels: ['CITY'] }, ['B园']],
    [{ kinds: ['EDUCATION_BASE'] }, ['A馆', 'B园', 'C厅']],
    [{ kinds: ['THEME_PARK'] }, []],
    [{ securityFields: ['CYBER'] }, ['A馆', 'B园']],
    [{ securityFields: ['POLITICAL'] }, ['B园']],
    [{ gradeBands: ['PRIMARY_UPPER', 'ADULT'] }, ['A馆']],
    [{ gradeBands: ['PRIMARY_LOWER'] }, []],
    [{ admission: 'FREE' }, ['A馆']],
    [{ openOn: '2023-04-10' }, ['A馆']],
    [{ openOn: '2023-05-01' }, []],
    [{ openOn: '2023-04-11' }, ['B园']],
    [{ accessible: ['STEP_FREE_ENTRANCE'] }, ['A馆']],
    [{ accessible: ['HEARING_LOOP'] }, []],
    [{ near: { from: FROM, withinKm: 1 } }, ['A馆']],
    [{ near: { from: FROM, withinKm: 150 } }, ['A馆', 'B园']],
    [{ text: 'B园' }, ['B园']],
    [{ text: '十里坊小学' }, ['A馆']],
    [{ text: '%' }, []],
  ])('%j finds, for anyone, %j', async (filter, expected) => {
    expect(await namesFor(server.anonymous, filter)).toEqual(expected);
  });

  it('is narrowed by region, unit, authority and venue', async () => {
    const { tree, school, office } = scene;
    const found = (filter: object) => namesFor(server.anonymous, filter);
    expect(await found({ regionId: tree.district.id })).toEqual(['A馆', 'B园']);
    expect(await found({ regionId: tree.street.id })).toEqual(['A馆']);
    expect(await found({ operatorId: school.id })).toEqual(['A馆']);
    expect(await found({ namedById: office.id })).toEqual(['A馆']);
    expect(await found({ venueId: scene.venue.id })).toEqual([]);
  });

  it('shows applications to those who may see them, when asked for them', async () => {
    const { own, admin, neighbour } = scene;
    const filter = { statuses: ['APPLIED'] };
    expect(await namesFor(own, filter)).toEqual(['F申']);
    expect(await namesFor(admin, filter)).toEqual(['F申']);
    expect(await namesFor(neighbour, filter)).toEqual([]);
    expect(await namesFor(own, { mine: true })).toEqual(['A馆', 'F申']);
    expect(await namesFor(server.anonymous, { mine: true })).toEqual([]);
    expect(await namesFor(own, { ...filter, text: 'F申' })).toEqual(['F申']);
  });

  it('is ordered by naming and by distance, what is unknown last', async () => {
    const near = { from: FROM };
    expect(await namesFor(server.anonymous, {}, 'NAMED_DESC')).toEqual(['A馆', 'C厅', 'B园']);
    expect(await namesFor(server.anonymous, { near }, 'DISTANCE')).toEqual(['A馆', 'B园', 'C厅']);
    const { extensions } = await server.anonymous.refused(LIST, { orderBy: 'DISTANCE' });
    expect(extensions.fields?.[0]?.path).toBe('filter.near');
  });

  it('answers the distance in kilometres, and null where nobody knows it', async () => {
    const query = `query($from: PositionInput!) { educationBases { nodes { distanceKm(from: $from) } } }`;
    const { educationBases } = await server.anonymous.ok(query, { from: FROM });
    const [a, b, c] = educationBases.nodes.map((node: { distanceKm: number }) => node.distanceKm);
    expect([a, Math.round(b), c]).toEqual([0.1, 100, null]);
  });

  it.each([
    ['NAME', {}],
    ['NAMED_DESC', { asOf: '2023-04-10' }],
    ['DISTANCE', { near: { from: FROM } }],
  ])('by %s is read page by page without gap or repeat', async (orderBy, filter) => {
    const whole = await namesFor(server.anonymous, filter, orderBy);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Record<string, any> = await server.anonymous.ok(LIST, {
        ...{ filter, orderBy, first: 1, after },
      });
      const { nodes, pageInfo, totalCount } = page.educationBases;
      expect(totalCount).toBe(whole.length);
      seen.push(...nodes.map((node: { name: string }) => node.name));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(whole);
  });

  it('with everything linked takes a statement a link, whatever its length', async () => {
    const query = `{ educationBases { nodes { name contactName kind { name } region { name }
      operator { name } venue { name } securityFields { name } accessibility { hearingLoop }
      naming { authority { name } } steps { kind } attachments { id } } } }`;
    const { statements } = await countQueries(() => server.anonymous.ok(query));
    expect(statements).toHaveLength(13);
  });

  it('hangs on units, venues and regions', async () => {
    const query = `query($unit: ID!, $region: ID!) {
      organization(id: $unit) { educationBases { nodes { name } totalCount } }
      region(id: $region) { educationBases(filter: { levels: [CITY] }) { nodes { name
        venue { educationBases { nodes { name } } } } } } }`;
    const variables = { unit: scene.office.id, region: scene.tree.district.id };
    expect(await server.anonymous.ok(query, variables)).toEqual({
      organization: { educationBases: { nodes: [{ name: 'A馆' }], totalCount: 1 } },
      region: {
        educationBases: {
          nodes: [{ name: 'B园', venue: { educationBases: { nodes: [{ name: 'B园' }] } } }],
        },
      },
    });
  });
});

describe('the list as it stood on a day', () => {
  const AS_OF = 'G史';

  beforeAll(async () => {
    const { admin, kindId, tree } = scene;
    const naming = { day: '2019-04-15', batch: '第一批' };
    const input = { name: AS_OF, kindId, level: 'DISTRICT', regionId: tree.street.id, naming };
    let life = (await admin.ok(REGISTER, { input })).done;
    const on = (day: string, more = {}) => ({ day, ...more });
    life = await take(admin, 'callEducationBaseForReview', life, on('2020-01-01'));
    life = await take(admin, 'renewEducationBase', life, on('2020-03-01'));
    const raised = on('2021-04-15', { level: 'CITY', batch: '市二批' });
    life = await take(admin, 'promoteEducationBase', life, raised);
    await take(admin, 'revokeEducationBase', life, on('2022-06-01', { reason: '关闭' }));
  });

  const district = {
    status: 'DESIGNATED',
    level: 'DISTRICT',
    batch: '第一批',
    namedOn: '2019-04-15',
  };
  const city = { status: 'DESIGNATED', level: 'CITY', batch: '市二批', namedOn: '2021-04-15' };
  it.each<[string, object | null]>([
    ['2019-04-14', null],
    ['2019-04-15', district],
    ['2020-01-01', { ...district, status: 'REVIEW_DUE' }],
    ['2020-03-01', district],
    ['2021-04-14', district],
    ['2021-04-15', city],
    ['2022-05-31', city],
    ['2022-06-01', null],
  ])('on %s', async (asOf, expected) => {
    const { educationBases } = await server.anonymous.ok(LIST, { filter: { asOf } });
    const node = educationBases.nodes.find(({ name }: { name: string }) => name === AS_OF);
    expect(node ?? null).toEqual(expected && { name: AS_OF, ...expected });
  });

  it('filters by what was so then, not by what is so today', async () => {
    const found = (filter: object) => namesFor(server.anonymous, filter);
    expect(await found({ asOf: '2021-04-14', levels: ['CITY'] })).toEqual([]);
    expect(await found({ asOf: '2021-04-15', levels: ['CITY'] })).toEqual([AS_OF]);
    expect(await found({ asOf: '2022-06-01', statuses: ['REVOKED'] })).toEqual([AS_OF]);
    expect(await found({ asOf: '2021-04-15', statuses: ['REVOKED'] })).toEqual([]);
  });

  it('shows the naming that was in force then', async () => {
    const query = `query($asOf: LocalDate!) { educationBases(filter: { asOf: $asOf, text: "G史" }) {
      nodes { asOf naming { kind day } } } }`;
    const { educationBases } = await server.anonymous.ok(query, { asOf: '2020-05-01' });
    expect(educationBases.nodes).toEqual([
      { asOf: '2020-05-01', naming: { kind: 'REGISTER', day: '2019-04-15' } },
    ]);
  });

  it('keeps an application hidden that has since been granted', async () => {
    const { own, kindId, admin } = scene;
    const input = { name: 'H申', kindId, level: 'DISTRICT' };
    const life = (
      await own.ok(
        `mutation($input: ApplyForEducationBaseInput!) { done: applyForEducationBase(input: $input) { id version status } }`,
        { input },
      )
    ).done;
    const asOf = (await namesFor(own, { mine: true })).includes('H申');
    expect(asOf).toBe(true);
    const reviewed = await take(admin, 'startEducationBaseReview', life);
    const filter = { asOf: '2999-12-31', statuses: ['UNDER_REVIEW'] };
    expect(await namesFor(admin, filter)).toEqual(['H申']);
    expect(await namesFor(server.anonymous, filter)).toEqual([]);
    expect(reviewed.status).toBe('UNDER_REVIEW');
  });
});
