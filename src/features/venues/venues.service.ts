import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { allow, Conflict, found, InvalidInput, say } from '../../platform/errors.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { RegionsService } from '../regions/regions.service.js';
import type { Region } from '../regions/region.entity.js';
import { unknownFacts, writeFacts } from './place-facts.policy.js';
import { toWgs84 } from './venue-position.js';
import { Venue, VenueKind } from './venue.entity.js';
import { canEdit, canManageIn } from './venue.policy.js';
import type { CreateVenueInput, UpdateVenueInput } from './venues.inputs.js';
import { VenuesQueries } from './venues.queries.js';

type Particulars = Partial<Omit<UpdateVenueInput, 'id' | 'expectedVersion'>>;

const VENUE = say('场地', 'venue');

@Injectable()
export class VenuesService {
  constructor(
    private readonly db: Database,
    private readonly queries: VenuesQueries,
    private readonly regions: RegionsService,
    private readonly organizations: OrganizationsService,
  ) {}

  /** One venue; everyone may see it. Raises NOT_FOUND. */
  async get(id: string): Promise<Venue> {
    return found(await this.db.findById(Venue, id), VENUE);
  }

  /** Raises CONFLICT with the ids of venues of the same name in the region, unless told to go on. */
  async create(actor: Actor, input: CreateVenueInput): Promise<Venue> {
    allow(canManageIn(actor, await this.region(input.regionId)));
    if (!input.evenIfDuplicate) await this.refuseNamesake(input);
    const venue = this.db.repo(Venue).create({
      operatorId: null,
      address: null,
      latitude: null,
      longitude: null,
      sourceDatum: null,
      sourceLatitude: null,
      sourceLongitude: null,
      capacity: null,
      ...unknownFacts(),
      contactName: null,
      contactPhone: null,
      active: true,
    });
    await this.write(venue, input);
    return this.db.repo(Venue).save(venue);
  }

  /** Those who keep the region's venues change everything; the unit that runs it, all but its place and operator. */
  async update(actor: Actor, { id, expectedVersion, ...input }: UpdateVenueInput): Promise<Venue> {
    const venue = found(await this.db.repo(Venue).findOneBy({ id }), VENUE);
    const region = await this.regions.get(venue.regionId);
    allow(canEdit(actor, venue, region));
    expectVersion(venue, expectedVersion);
    const moves = input.regionId != null && input.regionId !== venue.regionId;
    const changesHands = input.operatorId !== undefined && input.operatorId !== venue.operatorId;
    if (moves || changesHands) allow(canManageIn(actor, region));
    if (moves) allow(canManageIn(actor, await this.region(input.regionId ?? '')));
    await this.write(venue, input);
    return this.db.repo(Venue).save(venue);
  }

  private async write(venue: Venue, input: Particulars): Promise<void> {
    for (const property of ['name', 'kind', 'regionId', 'active'] as const)
      if (input[property] != null) Object.assign(venue, { [property]: input[property] });
    for (const property of ['address', 'capacity', 'contactName', 'contactPhone'] as const)
      if (input[property] !== undefined)
        Object.assign(venue, { [property]: input[property] || null });
    if (input.operatorId !== undefined)
      venue.operatorId = input.operatorId ? await this.unit(input.operatorId) : null;
    writeFacts(venue, input);
    writePosition(venue, input);
  }

  private async refuseNamesake({ regionId, name }: CreateVenueInput): Promise<void> {
    const existing = await this.queries.namesakes(regionId, name);
    if (existing.length === 0) return;
    throw new Conflict(
      say(
        `该区划已有同名场地“${existing[0]?.name}”;确需新增请注明重名仍新增`,
        `The region has a venue of this name: “${existing[0]?.name}”; set evenIfDuplicate to create another`,
      ),
      { existingIds: existing.map(({ id }) => id) },
    );
  }

  private async region(id: string): Promise<Region> {
    return this.regions.get(id).catch(() => {
      throw InvalidInput.at('input.regionId', '没有该区划', 'is not a region');
    });
  }

  private async unit(id: string): Promise<string> {
    const unit = await this.organizations.get(id).catch(() => {
      throw InvalidInput.at('input.operatorId', '没有该单位', 'is not an organization');
    });
    return unit.id;
  }
}

function writePosition(venue: Venue, { position }: Particulars): void {
  if (position !== undefined) {
    const wgs84 = position ? toWgs84(position) : null;
    venue.latitude = wgs84?.latitude ?? null;
    venue.longitude = wgs84?.longitude ?? null;
    venue.sourceDatum = position?.datum ?? null;
    venue.sourceLatitude = position?.latitude ?? null;
    venue.sourceLongitude = position?.longitude ?? null;
  }
  if (venue.kind === VenueKind.ONLINE && venue.latitude !== null)
    throw InvalidInput.at('input.position', '网络平台没有位置', 'an online venue has no position');
}
