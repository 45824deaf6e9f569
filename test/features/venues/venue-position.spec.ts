import { describe, expect, it } from '@jest/globals';
import { toWgs84 } from '../../../src/features/venues/venue-position.js';
import { Datum } from '../../../src/features/venues/venue.entity.js';

type Point = readonly [latitude: number, longitude: number];

const METRES_PER_DEGREE = 111_320;

/** Metres between two points that lie close together. */
const apart = (a: Point, b: Point): number => {
  const north = (a[0] - b[0]) * METRES_PER_DEGREE;
  const east = (a[1] - b[1]) * METRES_PER_DEGREE * Math.cos((a[0] * Math.PI) / 180);
  return Math.hypot(north, east);
};

const converted = ([latitude, longitude]: Point, datum: Datum): Point => {
  const point = toWgs84({ latitude, longitude, datum });
  return [point.latitude, point.longitude];
};

describe('a position', () => {
  // Known pairs: the gate of the Forbidden City by satellite and on Baidu; a point in 吉林 on Amap.
  const GATE: Point = [39.914266, 116.403988];
  const GATE_ON_BAIDU: Point = [39.92196580126834, 116.41661560068297];
  const JILIN: Point = [44.99804071, 122.99395597];
  it.each<[string, Datum, Point, Point]>([
    ['WGS-84', Datum.WGS84, GATE, GATE],
    ['Baidu', Datum.BD09, GATE_ON_BAIDU, GATE],
    ['Amap', Datum.GCJ02, [45, 123], JILIN],
  ])('from %s is within a metre of the known point', (_, datum, given, known) => {
    expect(apart(converted(given, datum), known)).toBeLessThan(1);
  });

  it.each<[Datum, number]>([
    [Datum.GCJ02, 300],
    [Datum.BD09, 600],
  ])('in %s would be off by more than %i m if its datum were forgotten', (datum, metres) => {
    const nantong: Point = [31.98, 120.89];
    expect(apart(converted(nantong, datum), nantong)).toBeGreaterThan(metres);
  });
});
