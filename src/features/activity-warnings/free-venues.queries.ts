import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { and, or, sql, type Sql } from '../../platform/database/sql.js';
import { Venue } from '../venues/venue.entity.js';
import { inItsWay, type Plan } from './activity.warnings.js';
import { PlansQueries } from './plans.queries.js';

const CANDIDATES = 300;
const ALTERNATIVES = 5;
/** Province, city, district: nobody looks for a hall beyond the own district. */
const DISTRICT_DEPTH = 3;

interface Candidate {
  venue: Venue;
  path: string;
}

/** Where else an activity could be held. */
@Injectable()
export class FreeVenuesQueries {
  constructor(
    private readonly db: Database,
    private readonly plans: PlansQueries,
  ) {}

  /**
   * For each plan, the venues near it that hold enough people and are free then: those of the kind
   * of its own venue first, then the smallest.
   */
  async forPlans(plans: readonly Plan[]): Promise<Venue[][]> {
    const candidates = await this.candidatesFor(plans);
    const ids = candidates.map(({ venue }) => venue.id);
    const held = await this.plans.heldAt(ids, plans);
    return plans.map((plan) => {
      const own = candidates.find(({ venue }) => venue.id === plan.venueId)?.venue;
      return candidates
        .filter((candidate) => suits(plan, candidate))
        .map(({ venue }) => venue)
        .filter(({ id }) => !held.some((other) => isInTheWayAt(id, plan, other)))
        .sort((a, b) => rank(a, own) - rank(b, own))
        .slice(0, ALTERNATIVES);
    });
  }

  private async candidatesFor(plans: readonly Plan[]): Promise<Candidate[]> {
    const mapper = this.db.mapperOf(Venue);
    const rows = await this.db.all<Record<string, unknown>>(sql`
      SELECT ${mapper.columns('t')}, r.path AS "regionPath" FROM venues t
      JOIN regions r ON r.id = t.region_id
      WHERE t.active = TRUE AND ${or(plans.map(nearAndLarge))}
      ORDER BY t.capacity, t.id LIMIT ${CANDIDATES}`);
    return rows.map((row) => ({ venue: mapper.read<Venue>(row), path: String(row.regionPath) }));
  }
}

const isInTheWayAt = (
  venueId: string,
  plan: Plan,
  other: Parameters<typeof inItsWay>[1],
): boolean => other.id !== plan.id && inItsWay({ ...plan, venueId }, other);

/** The region above the plan's own, within the district. */
function areaOf(path: string): string {
  const ids = path.split('/').filter(Boolean);
  const area = ids.length > DISTRICT_DEPTH ? ids.slice(0, -1) : ids;
  return area.map((id) => `${id}/`).join('');
}

const nearAndLarge = ({ regionPath, expectedHeadcount }: Plan): Sql =>
  and([
    sql`r.path LIKE ${`${areaOf(regionPath)}%`}`,
    ...(expectedHeadcount === null ? [] : [sql`t.capacity >= ${expectedHeadcount}`]),
  ]);

const suits = (plan: Plan, { venue, path }: Candidate): boolean =>
  venue.id !== plan.venueId &&
  path.startsWith(areaOf(plan.regionPath)) &&
  (plan.expectedHeadcount === null || (venue.capacity ?? 0) >= plan.expectedHeadcount);

const rank = (venue: Venue, own?: Venue): number => (venue.kind === own?.kind ? 0 : 1);
