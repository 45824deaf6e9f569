import { slotsOf } from '../../../src/features/legal-aid/duty-days.policy.js';
import type { DutySchedule } from '../../../src/features/legal-aid/duty-schedule.entity.js';
import { levelFor } from '../../../src/features/legal-aid/legal-aid.lifecycle.js';
import {
  LegalAidStationHost,
  LegalAidStationMember,
  LegalAidStationService,
  LegalAidStationSlot,
  TeamRole,
} from '../../../src/features/legal-aid/legal-aid-parts.entity.js';
import {
  LegalAidStation,
  StationStatus,
} from '../../../src/features/legal-aid/legal-aid-station.entity.js';
import { Region } from '../../../src/features/regions/region.entity.js';
import { unknownAccessibility } from '../../../src/features/venues/place-facts.policy.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';
import { termId } from './activities.js';

type StationParts = Partial<LegalAidStation> & {
  regionId: string;
  hostIds?: readonly string[];
  /** Codes. */
  services?: readonly string[];
  members?: readonly Partial<LegalAidStationMember>[];
};

/** A schedule of the parts given. */
export const duties = (parts: Partial<DutySchedule>): DutySchedule => ({
  weekly: [],
  monthly: [],
  exceptions: [],
  ...parts,
});

/** A saved station of the region: open, of which little is known. Call it inside `arrange`. */
export async function buildStation(db: Database, given: StationParts): Promise<LegalAidStation> {
  const { hostIds = [], services = [], members = [], ...columns } = given;
  const { level } = await db.repo(Region).findOneByOrFail({ id: given.regionId });
  const id = given.id ?? newId();
  const repo = db.repo(LegalAidStation);
  const station = await repo.save(
    repo.create({
      name: `援助站${id.slice(-6)}`,
      level: levelFor(level) ?? undefined,
      parentId: null,
      networkId: null,
      venueId: null,
      placeText: null,
      directions: null,
      phone: null,
      schedule: null,
      ...unknownAccessibility(),
      status: StationStatus.OPEN,
      statusReason: null,
      statusSince: null,
      parts: { revision: 0, changed: [] },
      ...columns,
      id,
    }),
  );
  const stationId = id;
  for (const [index, organizationId] of hostIds.entries()) {
    const hosts = db.repo(LegalAidStationHost);
    await hosts.save(hosts.create({ stationId, organizationId, position: index + 1 }));
  }
  for (const [index, code] of services.entries()) {
    const offered = db.repo(LegalAidStationService);
    const service = await termId(db, Vocabulary.LEGAL_AID_SERVICE, code);
    await offered.save(offered.create({ stationId, termId: service, position: index + 1 }));
  }
  for (const [index, member] of members.entries())
    await buildMember(db, { stationId, position: index + 1, ...member });
  const slots = db.repo(LegalAidStationSlot);
  for (const { mark, hours } of station.schedule ? slotsOf(station.schedule) : [])
    await slots.save(
      slots.create({ stationId, mark, opensAt: hours?.from ?? null, closesAt: hours?.to ?? null }),
    );
  return station;
}

async function buildMember(db: Database, given: Partial<LegalAidStationMember>): Promise<void> {
  const repo = db.repo(LegalAidStationMember);
  await repo.save(
    repo.create({
      name: '王律师',
      role: TeamRole.ON_DUTY_LAWYER,
      organizationId: null,
      unitName: null,
      phone: null,
      licenceNumber: null,
      ...given,
    }),
  );
}
