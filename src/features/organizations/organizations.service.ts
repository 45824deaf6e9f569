import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { allow, Conflict, found, InvalidInput, say } from '../../platform/errors.js';
import { Region } from '../regions/region.entity.js';
import { RegionsService } from '../regions/regions.service.js';
import { OrganizationLinks } from './organization-links.port.js';
import { aliasesAfterMerge } from './organization-names.js';
import { Organization } from './organization.entity.js';
import { canManageIn } from './organization.policy.js';
import type {
  CreateOrganizationInput,
  MergeOrganizationsInput,
  UpdateOrganizationInput,
} from './organizations.inputs.js';
import { OrganizationsQueries, type Suggestion } from './organizations.queries.js';

type Particulars = Partial<Omit<UpdateOrganizationInput, 'id' | 'expectedVersion'>>;

const ORGANIZATION = say('单位', 'organization');

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly db: Database,
    private readonly queries: OrganizationsQueries,
    private readonly regions: RegionsService,
    private readonly links: OrganizationLinks,
  ) {
    links.register(Organization, 'parentId');
    links.register(Organization, 'mergedIntoId');
  }

  /** One unit, public; a merged duplicate's id answers the unit that stands for it. Raises NOT_FOUND. */
  async get(id: string): Promise<Organization> {
    const organization = found(await this.db.findById(Organization, id), ORGANIZATION);
    const { mergedIntoId } = organization;
    return mergedIntoId
      ? found(await this.db.findById(Organization, mergedIntoId), ORGANIZATION)
      : organization;
  }

  /** Raises CONFLICT when the region has a unit of exactly this name. */
  async create(actor: Actor, input: CreateOrganizationInput): Promise<Organization> {
    allow(canManageIn(actor, await this.region(input.regionId)));
    const organization = this.db.repo(Organization).create({
      shortName: null,
      aliases: [],
      parentId: null,
      contactName: null,
      contactPhone: null,
      mergedIntoId: null,
    });
    await this.write(organization, input);
    return this.db.repo(Organization).save(organization);
  }

  /** Moving a unit to another region takes the right to keep units in both. */
  async update(
    actor: Actor,
    { id, expectedVersion, ...input }: UpdateOrganizationInput,
  ): Promise<Organization> {
    const organization = await this.kept(actor, id);
    if (input.regionId && input.regionId !== organization.regionId)
      allow(canManageIn(actor, await this.region(input.regionId)));
    expectVersion(organization, expectedVersion);
    await this.write(organization, input);
    return this.db.repo(Organization).save(organization);
  }

  /**
   * Makes two units one: every link of the duplicate moves, its names become aliases, and its row
   * stays so that its id still answers.
   */
  async merge(actor: Actor, input: MergeOrganizationsInput): Promise<Organization> {
    const { keepId, duplicateId } = input;
    if (keepId === duplicateId)
      throw InvalidInput.at('input.duplicateId', '不能与自身合并', 'is the same unit');
    const keep = await this.kept(actor, keepId);
    const duplicate = await this.kept(actor, duplicateId);
    expectVersion(keep, input.expectedKeepVersion);
    expectVersion(duplicate, input.expectedDuplicateVersion);
    // A unit below its duplicate comes up to the duplicate's place, or it would end up below itself.
    if (await this.queries.isWithin(keepId, duplicateId)) keep.parentId = duplicate.parentId;
    keep.aliases = aliasesAfterMerge(keep, duplicate);
    keep.contactName ??= duplicate.contactName;
    keep.contactPhone ??= duplicate.contactPhone;
    const repo = this.db.repo(Organization);
    await repo.save(keep);
    await this.links.moveAll(duplicateId, keepId);
    await repo.save(Object.assign(duplicate, { mergedIntoId: keepId }));
    return keep;
  }

  /** Units that may be one and the same, for those who keep the region's units. */
  async suggestMerges(actor: Actor, regionId: string): Promise<Suggestion[]> {
    allow(canManageIn(actor, await this.regions.get(regionId)));
    return this.queries.suggestions(regionId);
  }

  /** A standing unit that the actor keeps, loaded for writing. */
  private async kept(actor: Actor, id: string): Promise<Organization> {
    const organization = found(await this.db.repo(Organization).findOneBy({ id }), ORGANIZATION);
    allow(canManageIn(actor, await this.regions.get(organization.regionId)));
    const { mergedIntoId } = organization;
    if (!mergedIntoId) return organization;
    throw new Conflict(say('该单位已并入另一单位', 'The unit was merged into another already'), {
      mergedIntoId,
    });
  }

  private async write(organization: Organization, input: Particulars): Promise<void> {
    for (const property of ['name', 'kind', 'regionId'] as const)
      if (input[property] != null) Object.assign(organization, { [property]: input[property] });
    for (const property of ['shortName', 'contactName', 'contactPhone'] as const)
      if (input[property] !== undefined)
        Object.assign(organization, { [property]: input[property] || null });
    if (input.aliases !== undefined) organization.aliases = input.aliases ?? [];
    if (input.parentId !== undefined)
      organization.parentId = await this.parentOf(organization, input.parentId);
  }

  private async parentOf(organization: Organization, id: string | null): Promise<string | null> {
    if (!id) return null;
    const parent = await this.get(id).catch(() => {
      throw InvalidInput.at('input.parentId', '没有该单位', 'is not an organization');
    });
    if (organization.id && (await this.queries.isWithin(parent.id, organization.id)))
      throw InvalidInput.at(
        'input.parentId',
        '上级单位不能是自身或自身的下级',
        'is the unit itself or stands below it',
      );
    return parent.id;
  }

  private async region(id: string): Promise<Region> {
    const region = await this.db.findById(Region, id);
    if (region && !region.validTo) return region;
    throw InvalidInput.at('input.regionId', '区划不存在或已撤销', 'is not a region in force');
  }
}
