import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { EntityPages } from '../../platform/database/pages-of-many.js';
import { Keyset } from '../../platform/database/paging.js';
import { isIn, raw, type Sql } from '../../platform/database/sql.js';
import { nameKey } from '../../platform/name-key.js';
import { inRegion } from '../regions/regions.queries.js';
import { keysOf } from './media-outlet-names.policy.js';
import { MediaOutlet } from './media-outlet.entity.js';
import type { MediaOutletsArgs } from './media-outlets.inputs.js';
import { MediaOutletsService } from './media-outlets.service.js';

@Injectable()
export class MediaOutletsQueries {
  constructor(
    private readonly db: Database,
    private readonly outlets: MediaOutletsService,
  ) {}

  /** The outlets that the arguments ask for, by name. */
  async pages({ filter, ...page }: MediaOutletsArgs): Promise<EntityPages<MediaOutlet>> {
    const keyset = new Keyset(
      'NAME',
      [
        { expression: 't.name', kind: 'text' },
        { expression: 't.id', kind: 'text' },
      ],
      page,
    );
    const { levels, forms, regionId, name } = filter ?? {};
    const conditions: Sql[] = [
      ...(levels?.length ? [isIn(raw('t.level'), levels)] : []),
      ...(forms?.length ? [isIn(raw('t.form'), forms)] : []),
      ...(regionId ? [inRegion('t.region_id', regionId)] : []),
      ...(name ? [isIn(raw('t.id'), await this.idsNamed(name))] : []),
    ];
    return new EntityPages(this.db, MediaOutlet, keyset, conditions);
  }

  /** The register is small: its names are compared as everywhere else, not by the database. */
  private async idsNamed(part: string): Promise<string[]> {
    const key = nameKey(part);
    const fits = (outlet: MediaOutlet): boolean =>
      keysOf(outlet).some((one) => one.includes(key)) ||
      outlet.hosts.some((host) => host.includes(part.toLowerCase()));
    return (await this.outlets.all()).filter(fits).map(({ id }) => id);
  }
}
