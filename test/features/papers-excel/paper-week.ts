import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityMaterial } from '../../../src/features/activities/activity-details.entity.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import {
  ActivityStatus,
  DayPeriod,
} from '../../../src/features/activities/activity-status.policy.js';
import { OrganizationKind } from '../../../src/features/organizations/organization.entity.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import type { Database } from '../../../src/platform/database/database.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { buildActivity, termId } from '../../support/factories/activities.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildMediaReport, buildOutlet } from '../../support/factories/media-reports.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { type Fetched, fetchAs } from '../../support/uploads.js';

const { HOST, UNDERTAKER, JOINT } = OrganizerRole;
const { APPROVED, PUBLISHED, CLOSED, DRAFT } = ActivityStatus;

async function buildUnits(db: Database, tree: RegionTree) {
  const unit = (regionId: string, name: string, kind: OrganizationKind) =>
    buildOrganization(db, { regionId, name, kind });
  const { STREET_OFFICE, COMMUNITY, SCHOOL, PARTY_COMMITTEE_OFFICE } = OrganizationKind;
  return {
    office: await unit(tree.district.id, '区委宣传部', PARTY_COMMITTEE_OFFICE),
    street: await unit(tree.street.id, '学田街道办事处', STREET_OFFICE),
    otherStreet: await unit(tree.otherStreet.id, '虹桥街道办事处', STREET_OFFICE),
    community: await unit(tree.community.id, '学田社区', COMMUNITY),
    school: await unit(tree.otherCommunity.id, '果园小学', SCHOOL),
    stranger: await unit(tree.otherDistrict.id, '通州小学', SCHOOL),
  };
}

type Units = Awaited<ReturnType<typeof buildUnits>>;

async function buildMaterial(
  db: Database,
  activityId: string,
  [code, quantity, countingWord]: [string, number, string],
) {
  const repo = db.repo(ActivityMaterial);
  const term = await termId(db, Vocabulary.MATERIAL, code);
  const more = { termId: term, position: 1, kinds: null, estimated: false };
  await repo.save(repo.create({ activityId, quantity, countingWord, ...more }));
}

/** Of the week one fair of two streets, one lecture and one plan; the rest is not of it, or hidden. */
async function buildActivities(db: Database, units: Units, campaignId: string) {
  const fair = await buildActivity(db, {
    title: '=HYPERLINK("http://x","点这里")',
    campaignId,
    ownerOrganizationId: units.street.id,
    typeId: await termId(db, Vocabulary.ACTIVITY_TYPE, 'OUTREACH_STALL'),
    status: CLOSED,
    startsOn: '2023-04-10',
    period: DayPeriod.MORNING,
    placeText: '学田公园',
    brief: '两个街道一起办',
    summary: '+发放资料',
    actualHeadcount: 120,
    headcountEstimated: true,
    contactName: '李四',
    contactPhone: '13912345678',
    organizers: [
      { organizationId: units.street.id, role: HOST },
      { organizationId: units.otherStreet.id, role: HOST },
      { organizationId: units.community.id, role: UNDERTAKER },
    ],
  });
  await buildMaterial(db, fair.id, ['PRINTED_MATTER', 60_000, '份']);
  await buildMaterial(db, fair.id, ['BANNER', 20, '条']);
  const lecture = await buildActivity(db, {
    title: '国家安全讲座',
    campaignId,
    ownerOrganizationId: units.community.id,
    status: CLOSED,
    startsOn: '2023-04-12',
    startTime: '09:30',
    actualHeadcount: 80,
    summary: '听众踊跃',
    organizers: [{ organizationId: units.community.id, role: JOINT }],
  });
  await buildMaterial(db, lecture.id, ['BOOKLET', 40, '册']);
  const owner = { ownerOrganizationId: units.office.id, campaignId };
  await buildActivity(db, {
    ...owner,
    title: '展板巡展',
    status: PUBLISHED,
    startsOn: '2023-04-14',
    endsOn: '2023-04-20',
  });
  await buildActivity(db, {
    ...owner,
    title: '尚未公开的计划',
    status: APPROVED,
    startsOn: '2023-04-15',
    contactPhone: '13700000001',
  });
  await buildActivity(db, { ...owner, title: '草稿', status: DRAFT, startsOn: '2023-04-15' });
  const held = { ...owner, status: CLOSED };
  await buildActivity(db, {
    ...held,
    title: '上周的',
    startsOn: '2023-04-05',
    endsOn: '2023-04-11',
    actualHeadcount: 30,
  });
  await buildActivity(db, { ...held, title: '连日来的', startsOn: null, actualHeadcount: 7 });
  await buildActivity(db, {
    title: '别的区的',
    ownerOrganizationId: units.stranger.id,
    status: CLOSED,
    startsOn: '2023-04-11',
    actualHeadcount: 999,
  });
  return { fair, lecture };
}

async function buildReports(db: Database, units: Units, about: { id: string; campaignId: string }) {
  const paper = await buildOutlet(db, { name: '南通日报' });
  const told = { unitId: units.office.id, campaignId: about.campaignId, activities: [about.id] };
  await buildMediaReport(db, {
    ...told,
    title: '两街道同日开讲',
    outletId: paper.id,
    publishedOn: '2023-04-11',
    link: 'https://example.cn/a',
  });
  await buildMediaReport(db, {
    ...told,
    title: '=再谈',
    outletText: '崇川发布',
    publishedOn: '2023-04-12',
  });
  await buildMediaReport(db, { ...told, title: '上周的报道', publishedOn: '2023-04-06' });
}

/** A server with a week to hand up, and who asks for papers. */
export interface PaperWeek {
  server: TestApp;
  tree: RegionTree;
  units: Units;
  campaignId: string;
  fairId: string;
  /** Tokens of the propaganda department, of a school elsewhere, of a community's organizer. */
  tokens: { office: string; stranger: string; community: string };
  get(token: string | null, path: string, query?: Record<string, unknown>): Promise<Fetched>;
}

export async function startPaperWeek(): Promise<PaperWeek> {
  const server = await bootApp();
  const { db } = server;
  const built = await server.arrange(async () => {
    const tree = await buildRegionTree(db);
    const units = await buildUnits(db, tree);
    const campaign = await buildCampaign(db, {
      regionId: tree.district.id,
      name: '崇川区国家安全教育周',
    });
    const { fair } = await buildActivities(db, units, campaign.id);
    await buildReports(db, units, { id: fair.id, campaignId: campaign.id });
    return { tree, units, campaignId: campaign.id, fairId: fair.id };
  });
  const { units } = built;
  const token = async (organizationId: string, role: Role) =>
    tokenOf(
      server,
      await buildAccount(server, { organizationId, roles: [role], displayName: '张三' }),
    );
  const tokens = {
    office: await token(units.office.id, Role.PROPAGANDA),
    stranger: await token(units.stranger.id, Role.SCHOOL),
    community: await token(units.community.id, Role.ORGANIZER),
  };
  const get: PaperWeek['get'] = (asker, path, query = {}) => {
    const texts = Object.entries(query).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    const search = new URLSearchParams(Object.fromEntries(texts) as Record<string, string>);
    return fetchAs(server, asker, `/papers/${path}?${search.toString()}`);
  };
  return { server, ...built, tokens, get };
}

/** What a refusal says: its status, code, the first field, the sentence. */
export function refusalIn({ status, bytes }: Fetched): unknown[] {
  const { error } = JSON.parse(bytes.toString()) as {
    error: { code: string; message: string; fields?: { path: string }[] };
  };
  return [status, error.code, error.fields?.[0]?.path ?? null, error.message];
}
