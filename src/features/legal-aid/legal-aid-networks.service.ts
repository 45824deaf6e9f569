import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { now } from '../../platform/database/columns.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { EntityPages } from '../../platform/database/pages-of-many.js';
import { Keyset } from '../../platform/database/paging.js';
import type { Sql } from '../../platform/database/sql.js';
import { allow, found, InvalidInput, say } from '../../platform/errors.js';
import type { PageArgs } from '../../platform/graphql/connection.js';
import { Region } from '../regions/region.entity.js';
import { LegalAidNetwork } from './legal-aid-network.entity.js';
import type {
  CreateLegalAidNetworkInput,
  UpdateLegalAidNetworkInput,
} from './legal-aid-network.inputs.js';
import { LegalAidPartsService } from './legal-aid-parts.service.js';
import { LegalAidReferencesService } from './legal-aid-references.service.js';
import { canManageIn } from './legal-aid.policy.js';

type Given = Partial<CreateLegalAidNetworkInput>;

const NETWORK = say('法律援助网络', 'legal-aid network');

/** Registers and keeps schemes of legal-aid stations; everyone may see them. */
@Injectable()
export class LegalAidNetworksService {
  constructor(
    private readonly db: Database,
    private readonly parts: LegalAidPartsService,
    private readonly references: LegalAidReferencesService,
  ) {}

  /** One network. Raises NOT_FOUND. */
  async get(id: string): Promise<LegalAidNetwork> {
    return found(await this.db.findById(LegalAidNetwork, id), NETWORK);
  }

  /** Networks by name: all that meet the conditions, or those that hang on something. */
  pages(page: PageArgs, conditions: readonly Sql[] = []): EntityPages<LegalAidNetwork> {
    const columns = [
      { expression: 't.name', kind: 'text' as const },
      { expression: 't.id', kind: 'text' as const },
    ];
    return new EntityPages(this.db, LegalAidNetwork, new Keyset('NAME', columns, page), conditions);
  }

  /** Raises CONFLICT when the region has a network of this name. */
  async create(actor: Actor, input: CreateLegalAidNetworkInput): Promise<LegalAidNetwork> {
    allow(canManageIn(actor, await this.region(input.regionId)));
    await this.check(actor, input);
    const network = this.db.repo(LegalAidNetwork).create({ announcedAtId: null, summary: null });
    write(network, input);
    const saved = await this.db.repo(LegalAidNetwork).save(network);
    await this.parts.setLeads(saved.id, input.leadIds ?? []);
    return saved;
  }

  async update(
    actor: Actor,
    { id, expectedVersion, ...input }: UpdateLegalAidNetworkInput,
  ): Promise<LegalAidNetwork> {
    const network = found(await this.db.repo(LegalAidNetwork).findOneBy({ id }), NETWORK);
    allow(canManageIn(actor, found(await this.db.findById(Region, network.regionId))));
    expectVersion(network, expectedVersion);
    if (input.regionId) allow(canManageIn(actor, await this.region(input.regionId)));
    await this.check(actor, input);
    write(network, input);
    // The version grows even when only the units that lead it changed.
    network.updatedAt = now();
    if (input.leadIds !== undefined) await this.parts.setLeads(id, input.leadIds ?? []);
    return this.db.repo(LegalAidNetwork).save(network);
  }

  private async region(id: string): Promise<Region> {
    const region = await this.db.findById(Region, id);
    if (region) return region;
    throw InvalidInput.at('input.regionId', '没有该区划', 'is not a region');
  }

  private async check(actor: Actor, { leadIds, announcedAtId }: Given): Promise<void> {
    const problems = await this.references.problems(actor, { leadIds, announcedAtId });
    if (problems.length)
      throw new InvalidInput(problems.map(({ path, text }) => ({ path: `input.${path}`, text })));
  }
}

function write(network: LegalAidNetwork, given: Given): void {
  for (const name of ['name', 'regionId', 'levels'] as const)
    if (given[name] != null) Object.assign(network, { [name]: given[name] });
  for (const name of ['announcedAtId', 'summary'] as const)
    if (given[name] !== undefined) network[name] = given[name] || null;
}
