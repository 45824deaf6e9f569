import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { allow, found, say } from '../../platform/errors.js';
import type { FigureScopeInput } from '../coverage-figures/figure-scope.inputs.js';
import { FigureScopesQueries } from '../coverage-figures/figure-scopes.queries.js';
import { Region } from '../regions/region.entity.js';
import { type OddFigure, OddFigureKind } from './odd-figure.entity.js';
import { OddFiguresQueries } from './odd-figures.queries.js';

/** Figures to look at again, for those who look after the region. */
@Injectable()
export class OddFiguresService {
  constructor(
    private readonly db: Database,
    private readonly scopes: FigureScopesQueries,
    private readonly queries: OddFiguresQueries,
  ) {}

  /** Of no kinds: of all of them. Raises FORBIDDEN, NOT_FOUND, INVALID_INPUT. */
  async of(
    actor: Actor,
    input: FigureScopeInput,
    kinds: readonly OddFigureKind[],
  ): Promise<OddFigure[]> {
    const scope = await this.scopes.read(actor, input);
    const region = scope.region ?? (await this.regionOf(scope.campaign?.regionId ?? ''));
    allow(
      actor.covers(region),
      say('只能查看本辖区的异常数字', 'You may look through your own region only'),
    );
    const wanted = Object.values(OddFigureKind).filter(
      (kind) => kinds.length === 0 || kinds.includes(kind),
    );
    return this.queries.of(scope, wanted);
  }

  private async regionOf(id: string): Promise<Region> {
    return found(await this.db.findById(Region, id));
  }
}
