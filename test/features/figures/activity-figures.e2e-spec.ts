import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { UNKNOWN } from '../../../src/features/activities/activity-time.policy.js';
import { Activity } from '../../../src/features/activities/activity.entity.js';
import { type Region, RegionLevel } from '../../../src/features/regions/region.entity.js';
import { ActivityFigures1795474000000 } from '../../../src/migrations/1795474000000-activity-figures.js';
import { raw, sql } from '../../../src/platform/database/sql.js';
import { bootApp, makePlace, type Place, type TestApp } from '../../support/boot-app.js';
import { runCommand } from '../../support/commands.js';
import { countQueries } from '../../support/count-queries.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion, buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

jest.setTimeout(60_000);

const { DRAFT, SUBMITTED, PUBLISHED, CLOSED, POSTPONED, CANCELLED } = ActivityStatus;
const FIGURES = `query($regionId: ID!, $from: LocalDate!, $to: LocalDate!) {
  activityFigures(regionId: $regionId, from: $from, to: $to, by: STREET) {
    rows { region { name } activities closed participants participantsEstimated }
    total { activities closed participants participantsEstimated }
    undated { activities closed participants participantsEstimated }
  }
}`;

let place: Place;
let server: TestApp;
let tree: RegionTree;
let unitId: string;

beforeAll(async () => {
  place = await makePlace();
  server = await bootApp({ place });
  tree = await server.arrange(() => buildRegionTree(server.db));
  const unit = { regionId: tree.district.id };
  unitId = (await server.arrange(() => buildOrganization(server.db, unit))).id;
});
afterAll(async () => {
  await server.close();
  await place.remove();
});

const figures = (regionId: string, from = '2023-04-01', to = '2023-06-29') =>
  server.anonymous.ask(FIGURES, { regionId, from, to });

const build = (regionId: string, given: Partial<Activity> = {}): Promise<Activity> =>
  server.arrange(() =>
    buildActivity(server.db, { ...given, regionId, ownerOrganizationId: unitId }),
  );

/** `region day activities closed participants estimated`, as the figures keep it. */
async function kept(): Promise<string[]> {
  const rows = await server.db.all<Record<string, unknown>>(
    raw(`SELECT region_id, day, activities, closed, participants, participants_estimated
      FROM activity_figures`),
  );
  return rows.map((row) => Object.values(row).join(' ')).sort();
}

/** The same by a plain look at every activity. */
async function scanned(): Promise<string[]> {
  const regions = await server.db.all<Pick<Region, 'id' | 'path' | 'level'>>(
    raw('SELECT id, path, level FROM regions'),
  );
  const streets = regions.filter(({ level }) => level === RegionLevel.STREET);
  const placeOf = (id: string): string => {
    const region = regions.find((one) => one.id === id);
    if (region?.level !== RegionLevel.COMMUNITY) return id;
    return streets.find((street) => region.path.startsWith(street.path))?.id ?? id;
  };
  const sums = new Map<string, number[]>();
  for (const activity of await server.db.find(Activity, raw('1 = 1'))) {
    if (![PUBLISHED, CLOSED].includes(activity.status)) continue;
    const key = `${placeOf(activity.regionId)} ${activity.startsOn ?? UNKNOWN}`;
    const sum = sums.get(key) ?? [0, 0, 0, 0];
    const people = activity.status === CLOSED ? (activity.actualHeadcount ?? 0) : 0;
    const added = [1, Number(activity.status === CLOSED), people];
    added.push(activity.headcountEstimated ? people : 0);
    sums.set(
      key,
      sum.map((value, index) => value + (added[index] ?? 0)),
    );
  }
  return [...sums].map(([key, sum]) => `${key} ${sum.join(' ')}`).sort();
}

describe('the figures of a district', () => {
  it('are those of its streets, with what is public only, the undated apart', async () => {
    const { district, street, community, otherStreet, otherDistrict } = tree;
    await build(street.id, { status: CLOSED, actualHeadcount: 120 });
    const told = { actualHeadcount: 80, headcountEstimated: true };
    await build(community.id, { status: CLOSED, startsOn: '2023-06-29', ...told });
    await build(otherStreet.id, { status: PUBLISHED, startsOn: '2023-04-01' });
    await build(district.id, { status: CLOSED, actualHeadcount: 1000 });
    await build(community.id, { status: CLOSED, startsOn: null, actualHeadcount: 7 });
    // What must not be counted: not public, out of the days, elsewhere.
    for (const status of [DRAFT, SUBMITTED, POSTPONED, CANCELLED])
      await build(street.id, { status, actualHeadcount: 9999 });
    for (const startsOn of ['2023-03-31', '2023-06-30']) await build(street.id, { startsOn });
    await build(otherDistrict.id, { status: CLOSED });

    const { answer, count } = await countQueries(() => figures(district.id));
    expect(answer.data?.activityFigures).toEqual({
      rows: [
        row('崇川区', [1, 1, 1000, 0]),
        row('虹桥街道', [1, 0, 0, 0]),
        row('学田街道', [2, 2, 200, 80]),
      ],
      total: sum([4, 3, 1200, 80]),
      undated: sum([1, 1, 7, 0]),
    });
    expect(count).toBeLessThanOrEqual(2);
    expect((await figures(street.id)).data?.activityFigures).toEqual({
      rows: [row('学田街道', [2, 2, 200, 80])],
      total: sum([2, 2, 200, 80]),
      undated: sum([1, 1, 7, 0]),
    });
  });

  it('are refused for too many days, for none, and below a street', async () => {
    const { district, community } = tree;
    const refusal = async (...asked: Parameters<typeof figures>) => {
      const { errors } = await figures(...asked);
      const { code, fields } = errors?.[0]?.extensions ?? {};
      return [code, fields?.[0]?.path];
    };
    expect((await figures(district.id, '2023-01-01', '2024-02-04')).errors).toBeUndefined();
    expect(await refusal(district.id, '2023-01-01', '2024-02-05')).toEqual(['INVALID_INPUT', 'to']);
    expect(await refusal(district.id, '2023-01-02', '2023-01-01')).toEqual(['INVALID_INPUT', 'to']);
    expect(await refusal(community.id)).toEqual(['INVALID_INPUT', 'regionId']);
    expect(await refusal('0192c0de-0000-7000-8000-000000000000')).toEqual(['NOT_FOUND', undefined]);
  });
});

const sum = ([activities, closed, participants, participantsEstimated]: number[]) => ({
  activities,
  closed,
  participants,
  participantsEstimated,
});
const row = (name: string, numbers: number[]) => ({ region: { name }, ...sum(numbers) });

/** Always the same numbers from 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

describe('the figures', () => {
  const random = randomFrom(15);
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const regions = () =>
    [tree.street, tree.community, tree.otherCommunity, tree.otherStreet, tree.district].map(
      ({ id }) => id,
    );

  /** Whatever may happen to an activity, several things at once. */
  const chance = (): Partial<Activity> => ({
    status: oneOf(Object.values(ActivityStatus)),
    ...(random() < 0.5 && { regionId: oneOf(regions()) }),
    ...(random() < 0.5 && { actualHeadcount: Math.floor(random() * 300) }),
    ...(random() < 0.3 && { headcountEstimated: random() < 0.5 }),
    ...(random() < 0.5 && dayOf(oneOf(['2023-04-10', '2023-04-11', '2023-05-01', null]))),
  });
  const dayOf = (day: string | null) => ({ startsOn: day, sortAt: day ? `${day}T00:00` : UNKNOWN });

  const change = (id: string, changes: Partial<Activity>, twice?: Partial<Activity>) =>
    server.arrange(async () => {
      const repo = server.db.repo(Activity);
      const activity = await repo.findOneByOrFail({ id });
      await repo.save(Object.assign(activity, changes));
      if (twice) await repo.save(Object.assign(activity, twice));
    });

  it('add up exactly after anything that happens to activities, side by side', async () => {
    const ids: string[] = [];
    for (let made = 0; made < 12; made += 1) ids.push((await build(oneOf(regions()), chance())).id);
    expect(await kept()).toEqual(await scanned());
    for (let round = 0; round < 8; round += 1) {
      const chosen = [...ids].sort(() => random() - 0.5).slice(0, 6);
      await Promise.all(
        chosen.map((id) => change(id, chance(), random() < 0.3 ? chance() : undefined)),
      );
      expect(await kept()).toEqual(await scanned());
    }
    const [removed = ''] = ids;
    await change(removed, { status: PUBLISHED });
    await server.arrange(async () => {
      const repo = server.db.repo(Activity);
      const { id, parts } = await repo.findOneByOrFail({ id: removed });
      expect(parts).toBeDefined();
      await server.db.manager.query(
        `DELETE FROM activity_organizers WHERE activity_id = '${removed}'`,
      );
      await repo.remove(await repo.findOneByOrFail({ id }));
    });
    expect(await kept()).toEqual(await scanned());
  });

  it('stay as they were when the unit of work is undone', async () => {
    const { id } = await build(tree.street.id);
    const before = await kept();
    const undone = server.arrange(async () => {
      const repo = server.db.repo(Activity);
      const activity = await repo.findOneByOrFail({ id });
      await repo.save(Object.assign(activity, { status: CANCELLED }));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await kept()).toEqual(before);
  });

  it('follow a community to another street', async () => {
    const { id: organizationId } = await server.arrange(() =>
      buildOrganization(server.db, { regionId: tree.province.id }),
    );
    const roles = [Role.ADMINISTRATOR];
    const token = await tokenOf(server, await buildAccount(server, { organizationId, roles }));
    const moving = await server.arrange(() =>
      buildRegion(server.db, { parent: tree.street, level: RegionLevel.COMMUNITY }),
    );
    for (const startsOn of ['2023-04-10', null]) await build(moving.id, { startsOn });
    const move = 'mutation($input: MoveRegionInput!) { moveRegion(input: $input) { id version } }';
    let { id, version: expectedVersion } = moving;
    for (const parent of [tree.otherStreet, tree.district, tree.street]) {
      const input = { id, parentId: parent.id, expectedVersion };
      const { moveRegion } = await server.withToken(token).ok(move, { input });
      ({ id, version: expectedVersion } = moveRegion as { id: string; version: number });
      expect(await kept()).toEqual(await scanned());
    }
  });

  it('are filled by the migration for what is there', async () => {
    const before = await kept();
    const runner = server.db.dataSource.createQueryRunner();
    const migration = new ActivityFigures1795474000000();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    expect(await kept()).toEqual(before);
    expect(before).toEqual(await scanned());
  });

  it('are put right by the command', async () => {
    const right = await kept();
    await server.arrange(() =>
      server.db.all(sql`UPDATE activity_figures SET participants = 1 RETURNING day`),
    );
    await server.arrange(() =>
      server.db.all(sql`DELETE FROM activity_figures WHERE day = '2023-04-10' RETURNING day`),
    );
    expect(await kept()).not.toEqual(right);
    await server.close();
    expect(await runCommand('figures-rebuild', place.config, [])).toMatchObject({ code: 0 });
    server = await bootApp({ place });
    expect(await kept()).toEqual(right);
  });
});
