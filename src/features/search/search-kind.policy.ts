import type { Actor } from '../../platform/access/actor.js';
import { raw, type Sql } from '../../platform/database/sql.js';
import { Activity } from '../activities/activity.entity.js';
import { visibleTo as activityVisibleTo } from '../activities/activity.policy.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { visibleTo as donationVisibleTo } from '../book-donations/book-donation.policy.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { visibleTo as baseVisibleTo } from '../education-bases/education-base.policy.js';
import { LegalAidNetwork } from '../legal-aid/legal-aid-network.entity.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { visibleTo as stationVisibleTo } from '../legal-aid/legal-aid.policy.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { visibleTo as reportVisibleTo } from '../media-reports/media-report.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { SearchKind } from './search-hit.entity.js';

/** A record as a hit shows it: an entity's columns. */
export interface FoundRecord {
  id: string;
  regionId?: string;
}

interface Searched {
  /** A plain class: what the record of such a hit is. */
  entity: new () => FoundRecord;
  /** Which of its rows (`t`) the actor may see: the feature's own rule. */
  visibleTo: (actor: Actor) => Sql;
  /** The property that holds its day. */
  day?: string;
}

const toEveryone = (): Sql => raw('1 = 1');

/** What can be found, and the last word on who may see it. */
export const SEARCHED: Readonly<Record<SearchKind, Searched>> = {
  [SearchKind.ACTIVITY]: { entity: Activity, visibleTo: activityVisibleTo, day: 'startsOn' },
  [SearchKind.EDUCATION_BASE]: {
    entity: EducationBase,
    visibleTo: (actor) => baseVisibleTo(actor),
  },
  [SearchKind.BOOK_DONATION]: {
    entity: BookDonation,
    visibleTo: donationVisibleTo,
    day: 'presentedOn',
  },
  [SearchKind.LEGAL_AID_STATION]: { entity: LegalAidStation, visibleTo: stationVisibleTo },
  [SearchKind.LEGAL_AID_NETWORK]: { entity: LegalAidNetwork, visibleTo: toEveryone },
  [SearchKind.MEDIA_REPORT]: {
    entity: MediaReport,
    visibleTo: reportVisibleTo,
    day: 'publishedOn',
  },
  [SearchKind.ORGANIZATION]: {
    entity: Organization,
    visibleTo: () => raw('t.merged_into_id IS NULL'),
  },
  [SearchKind.VENUE]: { entity: Venue, visibleTo: toEveryone },
  [SearchKind.CAMPAIGN]: { entity: Campaign, visibleTo: toEveryone, day: 'startsOn' },
  [SearchKind.REGION]: { entity: Region, visibleTo: toEveryone },
};
