import {
  ActivityAudienceCount,
  ActivityMaterial,
} from '../../../src/features/activities/activity-details.entity.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Campaign } from '../../../src/features/campaigns/campaign.entity.js';
import { BookDonationStatus } from '../../../src/features/book-donations/book-donation-status.policy.js';
import {
  EducationBaseLevel,
  EducationBaseStatus,
} from '../../../src/features/education-bases/education-base-status.policy.js';
import { StationStatus } from '../../../src/features/legal-aid/legal-aid-station.entity.js';
import {
  MediaForm,
  MediaLevel,
  MediaOutlet,
} from '../../../src/features/media-outlets/media-outlet.entity.js';
import { MediaReportActivity } from '../../../src/features/media-reports/media-report-parts.entity.js';
import {
  MediaReportKind,
  MediaReportOrigin,
} from '../../../src/features/media-reports/media-report-kinds.policy.js';
import { MediaReport } from '../../../src/features/media-reports/media-report.entity.js';
import {
  Vocabulary,
  VocabularyTerm,
} from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildBookDonation } from '../../support/factories/book-donations.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildEducationBase } from '../../support/factories/education-bases.js';
import { buildStation } from '../../support/factories/legal-aid.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

/** What the figures are tried on. */
export interface Varied {
  tree: RegionTree;
  campaign: Campaign;
  lastCampaign: Campaign;
  unitIds: string[];
}

/** Always the same numbers from 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const ACTIVITIES = 80;
const DAYS = ['2023-04-09', '2023-04-10', '2023-04-15', '2023-04-16', '2023-04-17', '2022-04-15'];
const OPEN = Object.values(ActivityStatus).filter((status) => status !== ActivityStatus.CLOSED);
const WORDS = ['份', '册', '块'];

/** Chances that are the same each time, and what there is to choose from. */
class Chances {
  readonly random = randomFrom(42);
  campaignIds: (string | null)[] = [];
  regionIds: string[] = [];
  unitIds: string[] = [];
  activityIds: string[] = [];

  constructor(
    readonly db: Database,
    private readonly terms: readonly VocabularyTerm[],
  ) {}

  below = (limit: number): number => Math.floor(this.random() * limit);
  oneOf = <T>(values: readonly T[]): T => values[this.below(values.length)] as T;
  of = (vocabulary: Vocabulary) => this.terms.filter((term) => term.vocabulary === vocabulary);
  some = (vocabulary: Vocabulary) => this.of(vocabulary).filter(() => this.random() < 0.2);
  maybe = <T>(chance: number, value: () => T): T | null =>
    this.random() < chance ? value() : null;
  /** Where a record lies, which campaign it is part of, and when. */
  place = () => ({
    regionId: this.oneOf(this.regionIds),
    campaignId: this.oneOf(this.campaignIds),
  });
  day = () => this.maybe(0.8, () => this.oneOf(DAYS));
}

async function buildActivities(by: Chances): Promise<void> {
  const { AUDIENCE, ENTRY_TAG, SECURITY_FIELD } = Vocabulary;
  for (let made = 0; made < ACTIVITIES; made += 1) {
    const owner = by.oneOf(by.unitIds);
    const partners = by.unitIds.filter((id) => id !== owner && by.random() < 0.2);
    const status = by.maybe(0.5, () => ActivityStatus.CLOSED);
    const startsOn = by.day();
    const { id } = await buildActivity(by.db, {
      ...by.place(),
      ownerOrganizationId: owner,
      typeId: by.oneOf(by.of(Vocabulary.ACTIVITY_TYPE)).id,
      status: status ?? by.oneOf(OPEN),
      startsOn,
      endsOn: startsOn && by.maybe(0.3, () => '2023-05-20'),
      headcountEstimated: by.random() < 0.4,
      actualHeadcount: status && by.below(400),
      organizers: [owner, ...partners].map((organizationId) => ({
        organizationId,
        role: OrganizerRole.JOINT,
      })),
      terms: [AUDIENCE, ENTRY_TAG, SECURITY_FIELD].flatMap((list) => by.some(list)),
    });
    by.activityIds.push(id);
    if (status) await buildActuals(by, id);
  }
}

async function buildActuals(by: Chances, activityId: string): Promise<void> {
  const heads = by.db.repo(ActivityAudienceCount);
  for (const [index, { id: termId }] of by.some(Vocabulary.AUDIENCE).entries())
    await heads.save(
      heads.create({ activityId, termId, position: index + 1, headcount: by.below(90) }),
    );
  const given = by.db.repo(ActivityMaterial);
  for (const [index, { id: termId }] of by.some(Vocabulary.MATERIAL).entries()) {
    const row = { activityId, termId, position: index + 1, quantity: by.below(5000) };
    const told = { countingWord: by.oneOf(WORDS), kinds: null, estimated: by.random() < 0.4 };
    await given.save(given.create({ ...row, ...told }));
  }
}

async function buildReports(by: Chances): Promise<void> {
  const outlets = by.db.repo(MediaOutlet);
  const outletIds: (string | null)[] = [null];
  for (const level of Object.values(MediaLevel)) {
    const row = { name: `媒体${level}`, aliases: [], hosts: [], regionId: null };
    const form = by.oneOf(Object.values(MediaForm));
    outletIds.push((await outlets.save(outlets.create({ ...row, level, form }))).id);
  }
  const repo = by.db.repo(MediaReport);
  const links = by.db.repo(MediaReportActivity);
  for (let made = 0; made < 40; made += 1) {
    const reportId = newId();
    await repo.save(
      repo.create({
        id: reportId,
        storyId: reportId,
        ...by.place(),
        title: `报道${made}`,
        outletId: by.oneOf(outletIds),
        publishedOn: by.day(),
        kind: MediaReportKind.ARTICLE,
        origin: by.oneOf(Object.values(MediaReportOrigin)),
        unitId: by.oneOf(by.unitIds),
        standsAlone: false,
        parts: { revision: 0, changed: [] },
      }),
    );
    const activityId = by.maybe(0.7, () => by.oneOf(by.activityIds));
    if (activityId) await links.save(links.create({ reportId, activityId, position: 1 }));
  }
}

async function buildRegisters(by: Chances): Promise<void> {
  const { RECEIVED, PLEDGED } = BookDonationStatus;
  for (let made = 0; made < 30; made += 1)
    await buildBookDonation(by.db, {
      ...by.place(),
      ownerOrganizationId: by.oneOf(by.unitIds),
      status: by.oneOf([RECEIVED, RECEIVED, PLEDGED]),
      presentedOn: by.day(),
      statedCopies: by.maybe(0.5, () => by.below(900)),
      lines: by.random() < 0.5 ? [{ title: `书${made}`, copies: by.below(50) }] : [],
    });
  const { DESIGNATED, REVOKED } = EducationBaseStatus;
  for (let made = 0; made < 20; made += 1)
    await buildEducationBase(by.db, {
      regionId: by.oneOf(by.regionIds),
      operatorId: by.oneOf(by.unitIds),
      level: by.oneOf(Object.values(EducationBaseLevel)),
      status: by.oneOf([DESIGNATED, DESIGNATED, REVOKED]),
      namedOn: by.oneOf(DAYS),
      active: by.random() < 0.7,
    });
  const hosts = by.unitIds.slice(0, 4);
  for (const [index, hostId] of hosts.entries())
    await buildStation(by.db, {
      regionId: by.regionIds[index] ?? '',
      status: by.oneOf([StationStatus.OPEN, StationStatus.OPEN, StationStatus.PLANNED]),
      hostIds: [hostId],
    });
}

/** Everything that figures count, in every mixture, always the same. Call it inside `arrange`. */
export async function buildVaried(db: Database): Promise<Varied> {
  const by = new Chances(db, await db.repo(VocabularyTerm).findBy({ active: true }));
  const tree = await buildRegionTree(db);
  const { district, street, community, otherStreet, otherDistrict } = tree;
  by.regionIds = [district, street, community, otherStreet, otherDistrict].map(({ id }) => id);
  const campaign = await buildCampaign(db, { regionId: district.id });
  const last = { startsOn: '2022-04-10', endsOn: '2022-04-16', edition: 7 };
  const lastCampaign = await buildCampaign(db, { regionId: district.id, ...last });
  by.campaignIds = [campaign.id, campaign.id, lastCampaign.id, null];
  for (const regionId of by.regionIds)
    by.unitIds.push((await buildOrganization(db, { regionId })).id);
  await buildActivities(by);
  await buildReports(by);
  await buildRegisters(by);
  return { tree, campaign, lastCampaign, unitIds: by.unitIds };
}
