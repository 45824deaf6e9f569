import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { noParts, partsChanged } from '../../platform/audit/parts.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import {
  allow,
  Conflict,
  type FieldProblem,
  found,
  InvalidInput,
  NotFound,
  say,
} from '../../platform/errors.js';
import { Region } from '../regions/region.entity.js';
import { unknownAccessibility, writeAccessibility } from '../venues/place-facts.policy.js';
import { inOrder, problemsOf, withNulls } from './duty-days.policy.js';
import { LegalAidLevel } from './legal-aid-network.entity.js';
import { LegalAidStationService } from './legal-aid-parts.entity.js';
import { LegalAidPartsService } from './legal-aid-parts.service.js';
import { LegalAidReferencesService } from './legal-aid-references.service.js';
import { LegalAidStation, StationStatus } from './legal-aid-station.entity.js';
import type {
  RegisterLegalAidStationInput,
  SeenStationInput,
  UpdateLegalAidStationInput,
} from './legal-aid-station.inputs.js';
import {
  checkChildren,
  checkDeletable,
  levelFor,
  mayStandUnder,
  parentProblem,
  type StationPlace,
} from './legal-aid.lifecycle.js';
import { canEdit, canManageIn, canSee, type StationFacts } from './legal-aid.policy.js';
import { LegalAidStationsQueries } from './legal-aid-stations.queries.js';
import { LegalAidStepsService } from './legal-aid-steps.service.js';

/** A station that somebody works on, with what the rules need to know of it. */
export interface StationAtHand {
  station: LegalAidStation;
  facts: StationFacts;
}

type Given = Partial<RegisterLegalAidStationInput>;

const STATION = say('法律援助站', 'legal-aid station');
const PARTICULARS = ['placeText', 'directions', 'phone', 'venueId'] as const;
/** Where a station stands: for those who keep the region’s stations. */
const PLACE = ['regionId', 'parentId', 'networkId'] as const;

/** Registers and keeps legal-aid stations. */
@Injectable()
export class LegalAidStationsService {
  constructor(
    private readonly db: Database,
    private readonly queries: LegalAidStationsQueries,
    private readonly parts: LegalAidPartsService,
    private readonly references: LegalAidReferencesService,
    private readonly steps: LegalAidStepsService,
  ) {}

  /** The station, to be changed. NOT_FOUND when there is none, or none that the actor may see. */
  async atHand(actor: Actor, id: string): Promise<StationAtHand> {
    const [facts] = await this.queries.factsOf([id]);
    if (!facts || !canSee(actor, facts)) throw new NotFound(STATION);
    const station = found(await this.db.repo(LegalAidStation).findOneBy({ id }), STATION);
    return { station, facts };
  }

  /** The station, for those who keep it, at the version that they saw. */
  async toEdit(actor: Actor, seen: SeenStationInput): Promise<StationAtHand> {
    const atHand = await this.atHand(actor, seen.id);
    allow(canEdit(actor, atHand.facts));
    expectVersion(atHand.station, seen.expectedVersion);
    return atHand;
  }

  /** A new station, planned. Raises CONFLICT when its region has one of this name. */
  async register(actor: Actor, input: RegisterLegalAidStationInput): Promise<LegalAidStation> {
    const region = await this.db.findById(Region, input.regionId);
    if (region) allow(canManageIn(actor, region));
    const station = this.db.repo(LegalAidStation).create({
      parentId: null,
      networkId: null,
      venueId: null,
      placeText: null,
      directions: null,
      phone: null,
      schedule: null,
      ...unknownAccessibility(),
      status: StationStatus.PLANNED,
      statusReason: null,
      statusSince: null,
      parts: noParts,
    });
    write(station, input, region);
    await this.check(actor, station, input);
    const saved = await this.db.repo(LegalAidStation).save(station);
    await this.parts.replace(saved.id, partsIn(input));
    await this.parts.writeSlots(saved);
    await this.steps.record(actor, saved, null);
    return saved;
  }

  /** Keepers change its particulars; its hosts and its place in the tree only who manages stations there. */
  async update(
    actor: Actor,
    { id, expectedVersion, ...input }: UpdateLegalAidStationInput,
  ): Promise<LegalAidStation> {
    const { station, facts } = await this.toEdit(actor, { id, expectedVersion });
    if (changesHands(station, facts, input)) allow(canManageIn(actor, facts.region));
    const region = await this.db.findById(Region, input.regionId ?? station.regionId);
    if (region && region.id !== station.regionId) allow(canManageIn(actor, region));
    const used = await this.idsUsedBy(station);
    write(station, input, region);
    await this.check(actor, station, input, used);
    if (region) await this.checkBelow(station, region);
    const changed = await this.parts.replace(id, partsIn(input));
    station.parts = partsChanged(station.parts, changed);
    if (input.schedule !== undefined) await this.parts.writeSlots(station);
    return this.db.repo(LegalAidStation).save(station);
  }

  /** Deletes a planned station that nothing stands under; answers its id. */
  async deletePlanned(actor: Actor, seen: SeenStationInput): Promise<string> {
    const { station, facts } = await this.toEdit(actor, seen);
    allow(canManageIn(actor, facts.region));
    checkDeletable(station.status);
    if (await this.db.repo(LegalAidStation).existsBy({ parentId: station.id }))
      throw new Conflict(say('还有下级站点', 'Stations stand under it'));
    await this.parts.clear(station.id);
    await this.db.repo(LegalAidStation).remove(station);
    return seen.id;
  }

  /** Raises INVALID_INPUT for everything that is wrong, each under its own path. */
  private async check(
    actor: Actor,
    station: LegalAidStation,
    given: Given,
    used: readonly string[] = [],
  ): Promise<void> {
    const problems = [
      ...(await this.references.problems(actor, given, used)),
      ...(await this.wrongParent(station)),
    ];
    if (problems.length)
      throw new InvalidInput(problems.map(({ path, text }) => ({ path: `input.${path}`, text })));
  }

  private async wrongParent(station: LegalAidStation): Promise<FieldProblem[]> {
    if (!station.parentId) return [];
    const parent = await this.db.findById(LegalAidStation, station.parentId);
    const places = parent && (await this.placesOf([station, parent]));
    const [own, above] = places ?? [];
    return own && above && mayStandUnder(own, above) ? [] : [parentProblem];
  }

  private async checkBelow(station: LegalAidStation, { path }: Region): Promise<void> {
    const children = await this.db.repo(LegalAidStation).findBy({ parentId: station.id });
    checkChildren({ level: station.level, path }, await this.placesOf(children));
  }

  private async placesOf(
    stations: readonly { regionId: string; level: LegalAidLevel }[],
  ): Promise<StationPlace[]> {
    const places: StationPlace[] = [];
    for (const { regionId, level } of stations) {
      const region = found(await this.db.findById(Region, regionId));
      places.push({ level, path: region.path });
    }
    return places;
  }

  /** What the station names already it may go on naming, even when that is out of use. */
  private async idsUsedBy({ id, venueId }: LegalAidStation): Promise<string[]> {
    const services = await this.db.repo(LegalAidStationService).findBy({ stationId: id });
    return [...services.map(({ termId }) => termId), ...(venueId ? [venueId] : [])];
  }
}

/** Whether its place in the tree or its hosts would change. */
function changesHands(station: LegalAidStation, { hostIds }: StationFacts, given: Given): boolean {
  const moves = PLACE.some(
    (name) => given[name] !== undefined && (given[name] || null) !== station[name],
  );
  const hosts = given.hostIds === undefined ? null : (given.hostIds ?? []);
  const others = hosts !== null && hosts.toSorted().join() !== hostIds.toSorted().join();
  return moves || others;
}

function write(station: LegalAidStation, given: Given, region: Region | null): void {
  const level = region && levelFor(region.level);
  if (!region || !level)
    throw InvalidInput.at(
      'input.regionId',
      '应为区县、街道或社区',
      'must be a district, street or community',
    );
  Object.assign(station, { regionId: region.id, level });
  if (given.name != null) station.name = given.name;
  for (const name of [...PARTICULARS, 'parentId', 'networkId'] as const)
    if (given[name] !== undefined) station[name] = given[name] || null;
  writeAccessibility(station, given.accessibility);
  if (given.schedule !== undefined) writeSchedule(station, given.schedule);
}

function writeSchedule(station: LegalAidStation, given: Given['schedule']): void {
  const schedule = given ? withNulls(given) : null;
  const problems = schedule ? problemsOf(schedule, 'input.schedule') : [];
  if (problems.length) throw new InvalidInput(problems);
  station.schedule = schedule && inOrder(schedule);
}

/** The lists that an input gives; null empties a list. */
const partsIn = ({ hostIds, serviceIds, members }: Given) => ({
  hostIds: hostIds === null ? [] : hostIds,
  serviceIds: serviceIds === null ? [] : serviceIds,
  members: members === null ? [] : members,
});
