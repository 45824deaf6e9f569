import { Availability } from '../../../src/features/venues/accessibility.entity.js';
import { Venue, VenueKind } from '../../../src/features/venues/venue.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';

/** A saved venue of the given region, of which little is known. Call it inside `arrange`. */
export function buildVenue(
  db: Database,
  given: Partial<Venue> & { regionId: string },
): Promise<Venue> {
  const id = given.id ?? newId();
  const repo = db.repo(Venue);
  return repo.save(
    repo.create({
      id,
      name: `场地${id.slice(-6)}`,
      kind: VenueKind.OTHER,
      operatorId: null,
      address: null,
      latitude: null,
      longitude: null,
      sourceDatum: null,
      sourceLatitude: null,
      sourceLongitude: null,
      capacity: null,
      openingHours: null,
      stepFreeEntrance: Availability.UNKNOWN,
      accessibleToilet: Availability.UNKNOWN,
      hearingLoop: Availability.UNKNOWN,
      signLanguageService: Availability.UNKNOWN,
      brailleSigns: Availability.UNKNOWN,
      guideDogWelcome: Availability.UNKNOWN,
      contactName: null,
      contactPhone: null,
      active: true,
      ...given,
    }),
  );
}
