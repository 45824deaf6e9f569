import { describe, expect, it } from '@jest/globals';
import { Availability } from '../../../src/features/venues/accessibility.entity.js';
import { type OpeningHours, Weekday } from '../../../src/features/venues/opening-hours.entity.js';
import {
  effectiveAccessibility,
  effectiveHours,
  unknownFacts,
  writeFacts,
} from '../../../src/features/venues/place-facts.policy.js';
import { InvalidInput } from '../../../src/platform/errors.js';

const { YES, NO, UNKNOWN } = Availability;

const daily = (from: string, to: string): OpeningHours => ({
  weekly: [{ day: Weekday.MONDAY, hours: [{ from, to }] }],
  exceptions: [],
});

describe('what a record does not know of its place', () => {
  it.each([
    [YES, NO, YES],
    [NO, YES, NO],
    [UNKNOWN, YES, YES],
    [UNKNOWN, NO, NO],
    [UNKNOWN, UNKNOWN, UNKNOWN],
    [YES, null, YES],
    [UNKNOWN, null, UNKNOWN],
  ])('is its venue’s: own %s, venue %s: %s', (own, venue, expected) => {
    const place = (hearingLoop: Availability) => ({ ...unknownFacts(), hearingLoop });
    const effective = effectiveAccessibility(place(own), venue && place(venue));
    const { openingHours: _hours, ...nothing } = unknownFacts();
    expect(effective).toEqual({ ...nothing, hearingLoop: expected });
  });

  it('are hours as a whole: never a mixture', () => {
    const [own, venue] = [daily('09:00', '12:00'), daily('08:00', '18:00')];
    const closed: OpeningHours = { weekly: [], exceptions: [] };
    const hours = (openingHours: OpeningHours | null) => ({ openingHours });
    expect(effectiveHours(hours(own), hours(venue))).toBe(own);
    expect(effectiveHours(hours(closed), hours(venue))).toBe(closed);
    expect(effectiveHours(hours(null), hours(venue))).toBe(venue);
    expect(effectiveHours(hours(null), hours(null))).toBeNull();
    expect(effectiveHours(hours(null), null)).toBeNull();
  });
});

describe('what is given of a place', () => {
  it('changes that and nothing else', () => {
    const place = { ...unknownFacts(), openingHours: daily('09:00', '12:00'), hearingLoop: YES };
    writeFacts(place, { accessibility: { brailleSigns: NO } });
    expect(place).toEqual({
      ...unknownFacts(),
      openingHours: daily('09:00', '12:00'),
      hearingLoop: YES,
      brailleSigns: NO,
    });
    writeFacts(place, { openingHours: null });
    expect(place.openingHours).toBeNull();
  });

  it('is refused when the hours cannot be', () => {
    const place = unknownFacts();
    expect(() => writeFacts(place, { openingHours: daily('12:00', '09:00') })).toThrow(
      InvalidInput,
    );
    expect(place.openingHours).toBeNull();
  });
});
