import { Role } from '../../src/features/accounts/role.policy.js';
import type { Allowed } from './rights-matrix.js';
import { type FieldRule, guarded, open } from './rights-rules.js';

const EVERYONE = 'EVERYONE';
const ADMINISTRATORS = [Role.ADMINISTRATOR];
const STATION_KEEPERS = [Role.LEGAL_AID_WORKER, Role.ADMINISTRATOR];

/** The part of the rights matrix about legal-aid stations. */
export const LEGAL_AID_OPERATIONS: Readonly<Record<string, Allowed>> = {
  'Query.legalAidNetwork': EVERYONE,
  'Query.legalAidNetworks': EVERYONE,
  'Query.legalAidStation': EVERYONE,
  'Query.legalAidStations': EVERYONE,
  'Query.nearestLegalAidStations': EVERYONE,
  'Query.regionsWithoutStation': EVERYONE,
  'Mutation.closeLegalAidStation': STATION_KEEPERS,
  'Mutation.createLegalAidNetwork': ADMINISTRATORS,
  'Mutation.deletePlannedLegalAidStation': ADMINISTRATORS,
  'Mutation.linkLegalAidStationActivity': STATION_KEEPERS,
  'Mutation.openLegalAidStation': STATION_KEEPERS,
  'Mutation.registerLegalAidStation': ADMINISTRATORS,
  'Mutation.suspendLegalAidStation': STATION_KEEPERS,
  'Mutation.unlinkLegalAidStationActivity': STATION_KEEPERS,
  'Mutation.updateLegalAidNetwork': ADMINISTRATORS,
  'Mutation.updateLegalAidStation': STATION_KEEPERS,
};

const STATIONS = 'test/features/legal-aid/legal-aid-rights.e2e-spec.ts';
const memberPersonal = guarded(
  'the hosts, and ReadContacts over its region; null for others',
  STATIONS,
  'shows a member’s phone and licence number to the hosts and those who read contacts there',
);

/** The part of the rights matrix about legal-aid stations. */
export const LEGAL_AID_FIELDS: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  DutyException: open('date hours movedTo note'),
  DutyHours: open('from onDuty to'),
  DutySchedule: open('exceptions monthly weekly'),
  LegalAidNetwork: open('announcedAt id leads levels name region stations summary version'),
  LegalAidStation: {
    ...open(
      'mediaReports accessibility activities address children directions hosts id level members name network nextOpening ownAccessibility parent phone placeText region schedule services status statusReason statusSince venue version',
    ),
    attachments: guarded(
      'those who may see the station',
      'test/features/legal-aid/legal-aid-photos.e2e-spec.ts',
      'shows photos of the entrance to whoever sees the station, and to nobody else',
    ),
    steps: guarded(
      'the hosts, and ReadLegalAid over its region; empty for others',
      STATIONS,
      'shows its steps to its hosts and to who reads legal aid there',
    ),
  },
  LegalAidStationMember: {
    ...open('id name organization position role unitName'),
    phone: memberPersonal,
    licenceNumber: memberPersonal,
  },
  LegalAidStationStep: open('accountName at fromStatus id reason since toStatus'),
  MonthlyDuty: open('dayOfMonth hours nth weekday'),
  NearestLegalAidStation: open('distanceKm nextOpening positionKnown servesCommunity station'),
  Opening: open('date from onDuty to'),
  RegionWithoutStation: open('region servedBy'),
  WeeklyDuty: open('day hours'),
};
