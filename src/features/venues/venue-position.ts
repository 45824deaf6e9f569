import library from 'gcoord';
import { Datum } from './venue.entity.js';

/** The package's types promise a `default` inside; its CommonJS module is that object itself. */
const gcoord = library as unknown as typeof library.default;

/** A point as somebody gave it. */
export interface GivenPoint {
  latitude: number;
  longitude: number;
  datum: Datum;
}

const SYSTEMS = {
  [Datum.WGS84]: gcoord.WGS84,
  [Datum.GCJ02]: gcoord.GCJ02,
  [Datum.BD09]: gcoord.BD09,
} as const;

/** A point as it is stored and reckoned with. */
export interface Wgs84Point {
  latitude: number;
  longitude: number;
}

/** About a centimetre. */
const DECIMALS = 7;

/** The point in WGS-84, rounded to about a centimetre. */
export function toWgs84({ latitude, longitude, datum }: GivenPoint): Wgs84Point {
  const [east, north] = gcoord.transform(
    [longitude, latitude] as [number, number],
    SYSTEMS[datum],
    gcoord.WGS84,
  );
  return { latitude: Number(north.toFixed(DECIMALS)), longitude: Number(east.toFixed(DECIMALS)) };
}
