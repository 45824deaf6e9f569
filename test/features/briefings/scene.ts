import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityMaterial } from '../../../src/features/activities/activity-details.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Activity } from '../../../src/features/activities/activity.entity.js';
import type { Campaign } from '../../../src/features/campaigns/campaign.entity.js';
import { MediaReport } from '../../../src/features/media-reports/media-report.entity.js';
import {
  MediaReportKind,
  MediaReportOrigin,
} from '../../../src/features/media-reports/media-report-kinds.policy.js';
import { MediaReportActivity } from '../../../src/features/media-reports/media-report-parts.entity.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildAccount, clientOf, tokenOf } from '../../support/factories/accounts.js';
import { buildActivity, termId } from '../../support/factories/activities.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

/** A propaganda department with a week to report on, and those who review what it writes. */
export interface Scene {
  server: TestApp;
  tree: RegionTree;
  unit: Organization;
  week: Campaign;
  opening: Activity;
  lecture: Activity;
  report: MediaReport;
  editor: Client;
  /** The editor's access token, for downloads. */
  token: string;
  first: Client;
  second: Client;
  final: Client;
  /** A community below: it receives what is issued. */
  below: Client;
  /** Another district's propaganda department. */
  stranger: Client;
}

async function buildReport(
  { db }: TestApp,
  facts: { regionId: string; unitId: string; campaignId: string; activityId: string },
): Promise<MediaReport> {
  const { activityId, ...placed } = facts;
  const reports = db.repo(MediaReport);
  const report = await reports.save(
    reports.create({
      ...placed,
      storyId: newId(),
      title: '崇川启动国家安全教育周',
      outletText: '南通日报',
      publishedOn: '2023-04-11',
      page: 'A2版',
      kind: MediaReportKind.ARTICLE,
      origin: MediaReportOrigin.ORIGINAL,
      standsAlone: false,
      parts: { revision: 0, changed: [] },
    }),
  );
  const links = db.repo(MediaReportActivity);
  await links.save(links.create({ reportId: report.id, activityId, position: 1 }));
  return report;
}

async function buildRecords(server: TestApp) {
  const { db } = server;
  const tree = await buildRegionTree(db);
  const { district, community } = tree;
  const unit = await buildOrganization(db, { regionId: district.id, name: '崇川区委宣传部' });
  const village = await buildOrganization(db, { regionId: community.id, name: '朝晖社区' });
  const away = await buildOrganization(db, {
    regionId: tree.otherDistrict.id,
    name: '邻区宣传部',
  });
  const week = await buildCampaign(db, { regionId: district.id, name: '教育周', edition: 8 });
  const shared = { campaignId: week.id, status: ActivityStatus.CLOSED };
  const opening = await buildActivity(db, {
    ...shared,
    title: '国家安全教育周启动仪式',
    ownerOrganizationId: unit.id,
    actualHeadcount: 300,
    headcountEstimated: true,
    summary: '为首批国家安全教育基地授牌',
  });
  const lecture = await buildActivity(db, {
    ...shared,
    title: '反间谍法宣讲',
    ownerOrganizationId: village.id,
    startsOn: '2023-04-12',
    actualHeadcount: 50,
  });
  await buildActivity(db, {
    campaignId: week.id,
    title: '内部筹备会',
    ownerOrganizationId: unit.id,
    status: ActivityStatus.DRAFT,
  });
  const materials = db.repo(ActivityMaterial);
  const material = await termId(db, Vocabulary.MATERIAL, 'PRINTED_MATTER');
  await materials.save(
    materials.create({
      activityId: opening.id,
      termId: material,
      position: 1,
      ...{ quantity: 60000, countingWord: '份', kinds: 2, estimated: true },
    }),
  );
  const report = await buildReport(server, {
    regionId: district.id,
    unitId: unit.id,
    campaignId: week.id,
    activityId: opening.id,
  });
  return { tree, unit, village, away, week, opening, lecture, report };
}

export async function buildScene(): Promise<Scene> {
  const server = await bootApp();
  const { village, away, ...records } = await server.arrange(() => buildRecords(server));
  const as = (role: Role, organizationId: string, displayName: string) =>
    buildAccount(server, { organizationId, roles: [role], displayName });
  const { unit } = records;
  const editor = await as(Role.PROPAGANDA, unit.id, '编辑');
  return {
    server,
    ...records,
    editor: await clientOf(server, editor),
    token: await tokenOf(server, editor),
    first: await clientOf(server, await as(Role.REVIEWER, unit.id, '初审员')),
    second: await clientOf(server, await as(Role.ADMINISTRATOR, unit.id, '复审员')),
    final: await clientOf(server, await as(Role.PROPAGANDA, unit.id, '终审员')),
    below: await clientOf(server, await as(Role.ORGANIZER, village.id, '社区填报人')),
    stranger: await clientOf(server, await as(Role.PROPAGANDA, away.id, '邻区编辑')),
  };
}

const mutation = (name: string, type: string, fields = 'id version status'): string =>
  `mutation($input: ${type}!) { done: ${name}(input: $input) { ${fields} } }`;

export const DRAFT = mutation('draftBriefing', 'DraftBriefingInput');
export const UPDATE = mutation('updateBriefing', 'UpdateBriefingInput');
export const CORRECT = mutation('correctBriefing', 'CorrectBriefingInput');
export const SUBMIT = mutation('submitBriefing', 'BriefingStepInput');
export const WITHDRAW = mutation('withdrawBriefing', 'BriefingStepInput');
export const PASS = mutation('passBriefing', 'BriefingStepInput');
export const RETURN = mutation('returnBriefing', 'ReturnBriefingInput');
export const ISSUE = mutation(
  'issueBriefing',
  'BriefingStepInput',
  'id version status number totalNumber issuedOn paper paperSha256',
);
export const DELETE =
  'mutation($input: BriefingStepInput!) { done: deleteBriefing(input: $input) }';
export const ONE = 'query($id: ID!) { briefing(id: $id) { id status number steps { kind } } }';

/** A briefing that says something of every kind. */
export const contentOf = ({ week, opening, lecture }: Scene) => ({
  series: '国家安全教育简报',
  title: '崇川区国家安全教育周扎实开展',
  campaignId: week.id,
  issuedOn: '2023-04-16',
  reportTo: ['市委国安办', '区委'],
  sendTo: ['区各有关部门'],
  distributeTo: ['各街道'],
  copies: 50,
  sections: [
    { kind: 'LEAD', text: '4月10日以来,全区上下迅速行动。' },
    { kind: 'TEXT', heading: '高位推动', text: '(一)统一部署\n区委专题研究。' },
    { kind: 'ACTIVITY', heading: '启动仪式', activityIds: [opening.id] },
    { kind: 'ACTIVITY_LIST', heading: '活动一览', activityIds: [opening.id, lecture.id] },
    { kind: 'MEDIA_COVERAGE', heading: '媒体关注' },
    { kind: 'FIGURES', heading: '数据' },
  ],
});

export interface Done {
  id: string;
  version: number;
  status: string;
}

export async function done<T extends Done = Done>(
  who: Client,
  document: string,
  input: object,
): Promise<T> {
  return (await who.ok<{ done: T }>(document, { input })).done;
}

const at = ({ id, version }: Done) => ({ id, expectedVersion: version });

export const draft = (scene: Scene, changes: object = {}): Promise<Done> =>
  done(scene.editor, DRAFT, { ...contentOf(scene), ...changes });

/** Takes a draft to where it may be issued. */
export async function approved(scene: Scene, changes: object = {}): Promise<Done> {
  let briefing = await draft(scene, changes);
  briefing = await done(scene.editor, SUBMIT, at(briefing));
  for (const reviewer of [scene.first, scene.second, scene.final])
    briefing = await done(reviewer, PASS, at(briefing));
  return briefing;
}

export interface Issued extends Done {
  number: number;
  totalNumber: number;
  issuedOn: string;
  paper: string;
  paperSha256: string;
}

export const issued = async (scene: Scene, changes: object = {}): Promise<Issued> =>
  done<Issued>(scene.editor, ISSUE, at(await approved(scene, changes)));
