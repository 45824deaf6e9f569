import type { Activity } from '../../../src/features/activities/activity.entity.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import { DayPeriod } from '../../../src/features/activities/activity-status.policy.js';
import type { Campaign } from '../../../src/features/campaigns/campaign.entity.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { OrganizationKind } from '../../../src/features/organizations/organization.entity.js';
import type { Venue } from '../../../src/features/venues/venue.entity.js';
import { VenueKind } from '../../../src/features/venues/venue.entity.js';
import {
  Vocabulary,
  VocabularyTerm,
} from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import type { Database } from '../../../src/platform/database/database.js';
import { buildActivity, termId } from './activities.js';
import { buildCampaign } from './campaigns.js';
import { buildOrganization } from './organizations.js';
import { buildRegionTree, type RegionTree } from './regions.js';
import { buildVenue } from './venues.js';

/** The week of April 2023 in little: both ceremonies and the five activities without dates. */
export interface Week {
  tree: RegionTree;
  campaign: Campaign;
  drive: Campaign;
  school: Venue;
  park: Venue;
  cityFederation: Organization;
  districtJustice: Organization;
  streetOffice: Organization;
  opening: Activity;
  lawOpening: Activity;
  undated: Activity[];
}

const { HOST, UNDERTAKER, JOINT } = OrganizerRole;
const as = (role: OrganizerRole) => (unit: Organization) => ({ organizationId: unit.id, role });

async function buildUnits(db: Database, { city, district, street }: RegionTree) {
  const unit = (regionId: string, name: string, kind: OrganizationKind) =>
    buildOrganization(db, { regionId, name, kind });
  const { DISABLED_PERSONS_FEDERATION: FEDERATION, JUSTICE } = OrganizationKind;
  return {
    office: await unit(district.id, '区委国安办', OrganizationKind.PARTY_COMMITTEE_OFFICE),
    cityFederation: await unit(city.id, '南通市残疾人联合会', FEDERATION),
    cityJustice: await unit(city.id, '南通市司法局', JUSTICE),
    districtFederation: await unit(district.id, '崇川区残疾人联合会', FEDERATION),
    districtJustice: await unit(district.id, '崇川区司法局', JUSTICE),
    culture: await unit(district.id, '崇川区文化馆', OrganizationKind.CULTURAL_INSTITUTION),
    streetOffice: await unit(street.id, '学田街道办事处', OrganizationKind.STREET_OFFICE),
  };
}

/** The five of the newspaper's photo page, each in the community that held it. */
async function buildUndated(db: Database, tree: RegionTree, campaignId: string) {
  const titles = [
    '大手拉小手,国安一起走',
    '拒绝邪教 从小做起',
    '国家安全教育主题活动',
    '发放国家安全人民防线宣传册',
    '国家安全普法飞行棋',
  ];
  const residents = await db.repo(VocabularyTerm).findOneByOrFail({
    id: await termId(db, Vocabulary.AUDIENCE, 'RESIDENTS'),
  });
  const found: Activity[] = [];
  for (const [index, title] of titles.entries()) {
    const regionId = (index % 2 ? tree.otherCommunity : tree.community).id;
    const unit = await buildOrganization(db, { regionId, name: `第${index + 1}社区` });
    const partner = await buildOrganization(db, { regionId, name: `第${index + 1}小学` });
    found.push(
      await buildActivity(db, {
        title,
        campaignId,
        ownerOrganizationId: unit.id,
        startsOn: null,
        dateWords: index === 0 ? '连日来' : null,
        organizers: [unit, partner].map(as(JOINT)),
        terms: index === 3 ? [residents] : [],
      }),
    );
  }
  return found;
}

/** Builds the {@link Week}, all of it published. Call it inside `arrange`. */
export async function buildWeek(db: Database): Promise<Week> {
  const tree = await buildRegionTree(db);
  const { city, district, street } = tree;
  const units = await buildUnits(db, tree);
  const campaign = await buildCampaign(db, { regionId: district.id, name: '教育周', endsOn: null });
  const drive = await buildCampaign(db, { regionId: city.id, name: '专项行动', edition: null });
  const school = await buildVenue(db, {
    regionId: district.id,
    name: '南通市十里坊小学',
    kind: VenueKind.SCHOOL,
  });
  const park = await buildVenue(db, {
    regionId: street.id,
    name: '学田公园',
    kind: VenueKind.PARK,
  });
  const typeId = await termId(db, Vocabulary.ACTIVITY_TYPE, 'LAUNCH_CEREMONY');
  const opening = await buildActivity(db, {
    title: '崇川区全民国家安全教育周启动仪式',
    typeId,
    campaignId: campaign.id,
    venueId: school.id,
    ownerOrganizationId: units.office.id,
    period: DayPeriod.MORNING,
    organizers: [],
  });
  const lawOpening = await buildActivity(db, {
    title: '残疾人尊法学法守法用法专项行动启动仪式',
    typeId,
    campaignId: drive.id,
    venueId: park.id,
    regionId: street.id,
    ownerOrganizationId: units.cityFederation.id,
    organizers: [
      ...[units.cityFederation, units.cityJustice].map(as(HOST)),
      ...[units.districtFederation, units.districtJustice, units.culture, units.streetOffice].map(
        as(UNDERTAKER),
      ),
    ],
  });
  const undated = await buildUndated(db, tree, campaign.id);
  return { tree, campaign, drive, school, park, ...units, opening, lawOpening, undated };
}
