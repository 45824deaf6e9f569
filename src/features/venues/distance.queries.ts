import type { OrderColumn } from '../../platform/database/paging.js';
import { and, raw, sql, type Sql } from '../../platform/database/sql.js';
import { type GivenPoint, toWgs84, type Wgs84Point } from './venue-position.js';

const EARTH_RADIUS_M = 6_371_000;
const RADIANS = Math.PI / 180;

/** Metres of a place of which nobody knows where it is: farther than anything, so it comes last. */
const UNPLACED = 99_999_999;

/** A number that both databases take for one, wherever it stands. */
const number = (value: number): Sql => sql`CAST(${value} AS double precision)`;

/**
 * Whole metres from the point to the venue `v`, along the great circle; null without a position. The
 * haversine form keeps its precision for places a few metres apart. Whole metres are the same number
 * as a row's value and as a cursor's, on both databases.
 */
function metresTo({ latitude, longitude }: Wgs84Point, v: string): Sql {
  const north = raw(`${v}.latitude`);
  const sinOfHalf = (of: Sql, from: number): Sql => sql`sin(radians(${of} - ${number(from)}) / 2)`;
  const east = sinOfHalf(raw(`${v}.longitude`), longitude);
  const up = sinOfHalf(north, latitude);
  const shrunk = sql`${number(Math.cos(latitude * RADIANS))} * cos(radians(${north}))`;
  const chord = sql`sqrt(power(${up}, 2) + ${shrunk} * power(${east}, 2))`;
  return sql`CAST(round(${number(2 * EARTH_RADIUS_M)} * asin(${chord})) AS integer)`;
}

/** How far venues are from one point, for filters and orders of whatever stands in a venue. */
export class DistanceFrom {
  readonly point: Wgs84Point;

  /** The point may be given in any datum. */
  constructor(given: GivenPoint) {
    this.point = toWgs84(given);
  }

  /**
   * Whole metres to the venue with the id in this column (`t.venue_id`, or `t.id` for venues
   * themselves); {@link kilometres} reads it. Never null, so it can be a column of a keyset.
   */
  metres(venueId: string): Sql {
    return sql`COALESCE((SELECT ${metresTo(this.point, 'p')} FROM venues p WHERE p.id = ${raw(venueId)}), ${raw(String(UNPLACED))})`;
  }

  /** Nearest first; places without a position last. Follow it with the id. */
  order(venueId: string): OrderColumn {
    return { expression: this.metres(venueId), kind: 'number' };
  }

  /** A name for the order that its cursors carry: a cursor from another point is refused. */
  orderName(name: string): string {
    return `${name}@${this.point.latitude},${this.point.longitude}`;
  }

  /** Whether the venue in the column is known to lie at most so far away. */
  within(kilometresAway: number, venueId: string): Sql {
    const { south, north, west, east } = boxAround(this.point, kilometresAway);
    const inBox = and([
      sql`p.latitude >= ${number(south)} AND p.latitude <= ${number(north)}`,
      sql`p.longitude >= ${number(west)} AND p.longitude <= ${number(east)}`,
    ]);
    const near = sql`${metresTo(this.point, 'p')} <= ${number(kilometresAway * 1000)}`;
    return sql`EXISTS (SELECT 1 FROM venues p WHERE p.id = ${raw(venueId)} AND ${inBox} AND ${near})`;
  }
}

/** Kilometres of the metres that a statement answered; null: nobody knows where it is. */
export const kilometres = (metres: number): number | null =>
  metres >= UNPLACED ? null : metres / 1000;

/** The box of degrees that holds the circle; valid away from the poles and the date line, as China is. */
export function boxAround(
  { latitude, longitude }: Wgs84Point,
  km: number,
): { south: number; north: number; west: number; east: number } {
  const angle = (km * 1000) / EARTH_RADIUS_M;
  const up = angle / RADIANS;
  const widest = Math.sin(angle) / Math.cos(latitude * RADIANS);
  const aside = angle < Math.PI / 2 && widest < 1 ? Math.asin(widest) / RADIANS : 180;
  return {
    south: latitude - up,
    north: latitude + up,
    west: longitude - aside,
    east: longitude + aside,
  };
}
