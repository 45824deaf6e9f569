import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { raw } from '../../platform/database/sql.js';
import { allow, Conflict, found, InvalidInput, say } from '../../platform/errors.js';
import { Region } from '../regions/region.entity.js';
import { keysOf } from './media-outlet-names.policy.js';
import { MediaOutlet } from './media-outlet.entity.js';
import { canManage } from './media-outlet.policy.js';
import type { CreateMediaOutletInput, UpdateMediaOutletInput } from './media-outlets.inputs.js';

const OUTLET = say('媒体', 'outlet');

/** Keeps the register of outlets. */
@Injectable()
export class MediaOutletsService {
  constructor(private readonly db: Database) {}

  /** One outlet; everyone may see it. Raises NOT_FOUND. */
  async get(id: string): Promise<MediaOutlet> {
    return found(await this.db.findById(MediaOutlet, id), OUTLET);
  }

  /** The whole register, which is small: a district quotes some hundred outlets. */
  all(): Promise<MediaOutlet[]> {
    return this.db.find(MediaOutlet, raw('1 = 1'), raw('ORDER BY t.name, t.id'));
  }

  /** Raises CONFLICT with the id of an outlet that goes by one of the names already. */
  async create(actor: Actor, input: CreateMediaOutletInput): Promise<MediaOutlet> {
    const outlet = this.db.repo(MediaOutlet).create({ aliases: [], hosts: [], regionId: null });
    return this.write(actor, outlet, input);
  }

  async update(
    actor: Actor,
    { id, expectedVersion, ...input }: UpdateMediaOutletInput,
  ): Promise<MediaOutlet> {
    const outlet = found(await this.db.repo(MediaOutlet).findOneBy({ id }), OUTLET);
    allow(canManage(actor, await this.region(outlet.regionId)));
    expectVersion(outlet, expectedVersion);
    return this.write(actor, outlet, input);
  }

  private async write(
    actor: Actor,
    outlet: MediaOutlet,
    input: Partial<CreateMediaOutletInput>,
  ): Promise<MediaOutlet> {
    for (const property of ['name', 'level', 'form'] as const)
      if (input[property] != null) Object.assign(outlet, { [property]: input[property] });
    if (input.aliases !== undefined) outlet.aliases = [...new Set(input.aliases ?? [])];
    if (input.hosts !== undefined) outlet.hosts = [...new Set(input.hosts ?? [])];
    if (input.regionId !== undefined) outlet.regionId = input.regionId;
    allow(canManage(actor, await this.region(outlet.regionId)));
    await this.refuseNamesake(outlet);
    return this.db.repo(MediaOutlet).save(outlet);
  }

  private async refuseNamesake(outlet: MediaOutlet): Promise<void> {
    const keys = new Set(keysOf(outlet));
    const others = (await this.all()).filter(({ id }) => id !== outlet.id);
    const existing = others.find((other) => keysOf(other).some((key) => keys.has(key)));
    if (existing)
      throw new Conflict(
        say(
          `已有媒体“${existing.name}”使用这一名称或别名`,
          `The outlet “${existing.name}” goes by this name already`,
        ),
        { existingId: existing.id },
      );
  }

  private async region(id: string | null): Promise<Region | null> {
    if (!id) return null;
    const region = await this.db.findById(Region, id);
    if (!region) throw InvalidInput.at('input.regionId', '没有该区划', 'is not a region');
    return region;
  }
}
