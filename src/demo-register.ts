import { readFile } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Account } from './features/accounts/account.entity.js';
import { PasswordsService } from './features/accounts/passwords.service.js';
import type { Role } from './features/accounts/role.policy.js';
import { Campaign } from './features/campaigns/campaign.entity.js';
import { CampaignsService } from './features/campaigns/campaigns.service.js';
import {
  Organization,
  type OrganizationKind,
} from './features/organizations/organization.entity.js';
import { RegionChanges } from './features/regions/region-changes.service.js';
import { RegionsImport } from './features/regions/regions-import.service.js';
import { Region, RegionLevel } from './features/regions/region.entity.js';
import { Venue, type VenueKind } from './features/venues/venue.entity.js';
import { VenuesService } from './features/venues/venues.service.js';
import { Actor } from './platform/access/actor.js';
import { now } from './platform/database/columns.js';
import { Database } from './platform/database/database.js';
import { isIn, raw, sql } from './platform/database/sql.js';
import { found } from './platform/errors.js';

interface PrintedOrganization {
  key: string;
  name: string;
  shortName?: string;
  kind: OrganizationKind;
  /** A division's code, or `code/name` for a community added by hand. */
  region: string;
  parent?: string;
}

interface PrintedAccount {
  username: string;
  displayName: string;
  organization: string;
  roles: Role[];
  /** Whether the start of the demo names it. */
  shown?: boolean;
}

/** Units, places, campaigns and accounts of the week, as the data file holds them. */
export interface PrintedRegister {
  communitiesAddedByHand: { name: string; under: string }[];
  organizations: PrintedOrganization[];
  venues: { key: string; name: string; kind: VenueKind; region: string; operator?: string }[];
  campaigns: (Pick<Campaign, 'name' | 'edition' | 'theme' | 'startsOn' | 'endsOn'> & {
    key: string;
    region: string;
    leads: string[];
  })[];
  accounts: PrintedAccount[];
}

/** Writes what the activities refer to, and knows the ids afterwards. */
export class DemoRegister {
  /** Ids by the keys of the data file: `organization:zhaohui`, `venue:slf-school`… */
  private readonly ids = new Map<string, string>();
  private readonly db: Database;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly week: PrintedRegister,
  ) {
    this.db = app.get(Database);
  }

  idOf(kind: 'organization' | 'venue' | 'campaign', key: string): string {
    return found(this.ids.get(`${kind}:${key}`));
  }

  /** Loads all of it in one transaction, or finds the ids of what an earlier start loaded. */
  async load(password: string, report: (line: string) => void): Promise<void> {
    const loaded = await this.db.count(raw('accounts'));
    if (loaded) return this.find();
    report('导入行政区划 (importing divisions)');
    const divisions = new URL('./data/regions/chongchuan.csv', import.meta.url);
    await this.app.get(RegionsImport, { strict: false }).run(await readFile(divisions));
    report('登记单位、场地、活动周 (registering units, venues, campaigns)');
    const passwords = this.app.get(PasswordsService, { strict: false });
    const passwordHash = await passwords.hash(password);
    await this.db.transact(async () => {
      await this.addCommunities();
      await this.addOrganizations();
      await this.addVenues();
      await this.addCampaigns();
      await this.addAccounts(passwordHash);
    });
  }

  private async find(): Promise<void> {
    await this.findByName('organization', Organization, this.week.organizations);
    await this.findByName('venue', Venue, this.week.venues);
    await this.findByName('campaign', Campaign, this.week.campaigns);
  }

  private async findByName(
    kind: 'organization' | 'venue' | 'campaign',
    entity: typeof Organization | typeof Venue | typeof Campaign,
    printed: { key: string; name: string }[],
  ): Promise<void> {
    const names = printed.map(({ name }) => name);
    const rows = await this.db.find<{ id: string; name: string }>(
      entity,
      isIn(raw('t.name'), names),
    );
    for (const { key, name } of printed)
      this.ids.set(`${kind}:${key}`, found(rows.find((row) => row.name === name)).id);
  }

  private async addCommunities(): Promise<void> {
    const changes = this.app.get(RegionChanges, { strict: false });
    for (const { name, under } of this.week.communitiesAddedByHand) {
      const parentId = (await this.region(under)).id;
      await changes.add(Actor.system, { name, level: RegionLevel.COMMUNITY, parentId });
    }
  }

  private async addOrganizations(): Promise<void> {
    const repo = this.db.repo(Organization);
    for (const { key, name, shortName = null, kind, region, parent } of this.week.organizations) {
      const regionId = (await this.region(region)).id;
      const parentId = parent ? this.idOf('organization', parent) : null;
      const nobody = { contactName: null, contactPhone: null, mergedIntoId: null, aliases: [] };
      const row = repo.create({ name, shortName, kind, regionId, parentId, ...nobody });
      this.ids.set(`organization:${key}`, (await repo.save(row)).id);
    }
  }

  private async addVenues(): Promise<void> {
    const venues = this.app.get(VenuesService, { strict: false });
    for (const { key, name, kind, region, operator } of this.week.venues) {
      const regionId = (await this.region(region)).id;
      const operatorId = operator ? this.idOf('organization', operator) : null;
      const input = { name, kind, regionId, operatorId, evenIfDuplicate: false };
      this.ids.set(`venue:${key}`, (await venues.create(Actor.system, input)).id);
    }
  }

  private async addCampaigns(): Promise<void> {
    const campaigns = this.app.get(CampaignsService, { strict: false });
    for (const { key, region, leads, ...printed } of this.week.campaigns) {
      const regionId = (await this.region(region)).id;
      const leadOrganizationIds = leads.map((lead) => this.idOf('organization', lead));
      const input = { ...printed, regionId, leadOrganizationIds };
      this.ids.set(`campaign:${key}`, (await campaigns.create(Actor.system, input)).id);
    }
  }

  private async addAccounts(passwordHash: string): Promise<void> {
    const repo = this.db.repo(Account);
    const at = now();
    for (const { username, displayName, organization, roles } of this.week.accounts) {
      const organizationId = this.idOf('organization', organization);
      const free = { phone: null, active: true, mustChangePassword: false };
      const secret = { passwordHash, passwordSetAt: at, sessionsValidFrom: at };
      await repo.save(
        repo.create({ username, displayName, organizationId, roles, ...free, ...secret }),
      );
    }
  }

  private async region(place: string): Promise<Region> {
    const [code, name] = place.split('/');
    const above = found(await this.db.findOne(Region, sql`t.code = ${code}`));
    if (!name) return above;
    return found(
      await this.db.findOne(Region, sql`t.parent_id = ${above.id} AND t.name = ${name}`),
    );
  }
}
