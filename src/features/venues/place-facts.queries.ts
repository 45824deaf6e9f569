import { and, likeAnywhere, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { AccessibilityFeature, Availability } from './accessibility.entity.js';
import { weekdayNumber } from './opening-hours.policy.js';

const COLUMNS: Readonly<Record<AccessibilityFeature, string>> = {
  [AccessibilityFeature.STEP_FREE_ENTRANCE]: 'step_free_entrance',
  [AccessibilityFeature.ACCESSIBLE_TOILET]: 'accessible_toilet',
  [AccessibilityFeature.HEARING_LOOP]: 'hearing_loop',
  [AccessibilityFeature.SIGN_LANGUAGE_SERVICE]: 'sign_language_service',
  [AccessibilityFeature.BRAILLE_SIGNS]: 'braille_signs',
  [AccessibilityFeature.GUIDE_DOG_WELCOME]: 'guide_dog_welcome',
};

/** Known to be open on the day: the date's own arrangement decides; without one, its weekday. */
export function openOn(day: string, alias = 't'): Sql {
  const exceptions = raw(`${alias}.open_exceptions`);
  return or([
    sql`${exceptions} LIKE ${likeAnywhere(`${day}+`)}`,
    and([
      sql`${raw(`${alias}.open_weekdays`)} LIKE ${likeAnywhere(String(weekdayNumber(day)))}`,
      sql`${exceptions} NOT LIKE ${likeAnywhere(day)}`,
    ]),
  ]);
}

/** Known to have every one of these. */
export const accessible = (features: readonly AccessibilityFeature[], alias = 't'): Sql =>
  and(features.map((one) => sql`${raw(`${alias}.${COLUMNS[one]}`)} = ${Availability.YES}`));

const itsVenue = (own: string, condition: Sql): Sql =>
  sql`EXISTS (SELECT 1 FROM venues place WHERE place.id = ${raw(`${own}.venue_id`)} AND ${condition})`;

/**
 * {@link openOn} of a record that may lie in a venue (`venue_id`): by its own hours where it has any,
 * else by its venue's.
 */
export const effectivelyOpenOn = (day: string, own = 't'): Sql =>
  or([
    openOn(day, own),
    and([raw(`${own}.opening_hours IS NULL`), itsVenue(own, openOn(day, 'place'))]),
  ]);

/**
 * {@link accessible} of a record that may lie in a venue: of each facility by its own answer where it
 * is known, else by its venue's.
 */
export const effectivelyAccessible = (features: readonly AccessibilityFeature[], own = 't'): Sql =>
  and(
    features.map((one) =>
      or([
        accessible([one], own),
        and([
          sql`${raw(`${own}.${COLUMNS[one]}`)} = ${Availability.UNKNOWN}`,
          itsVenue(own, accessible([one], 'place')),
        ]),
      ]),
    ),
  );
