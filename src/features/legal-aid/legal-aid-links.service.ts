import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { partsChanged } from '../../platform/audit/parts.js';
import { Database } from '../../platform/database/database.js';
import { allow, InvalidInput } from '../../platform/errors.js';
import { LegalAidStationActivity } from './legal-aid-parts.entity.js';
import { LegalAidReferencesService } from './legal-aid-references.service.js';
import { LegalAidStation } from './legal-aid-station.entity.js';
import type { StationActivityInput } from './legal-aid-station.inputs.js';
import { canEdit } from './legal-aid.policy.js';
import { LegalAidStationsService } from './legal-aid-stations.service.js';

/** Links stations with the activities that they take part in. Both ways may be taken twice. */
@Injectable()
export class LegalAidLinksService {
  constructor(
    private readonly db: Database,
    private readonly stations: LegalAidStationsService,
    private readonly references: LegalAidReferencesService,
  ) {}

  async link(
    actor: Actor,
    { stationId, activityId }: StationActivityInput,
  ): Promise<LegalAidStation> {
    const station = await this.editable(actor, stationId);
    if (!(await this.references.seesActivity(actor, activityId)))
      throw InvalidInput.at('input.activityId', '没有该活动', 'is not an activity');
    const repo = this.db.repo(LegalAidStationActivity);
    if (await repo.existsBy({ stationId, activityId })) return station;
    await repo.save(repo.create({ stationId, activityId }));
    return this.touch(station);
  }

  async unlink(
    actor: Actor,
    { stationId, activityId }: StationActivityInput,
  ): Promise<LegalAidStation> {
    const station = await this.editable(actor, stationId);
    const repo = this.db.repo(LegalAidStationActivity);
    const row = await repo.findOneBy({ stationId, activityId });
    if (!row) return station;
    await repo.remove(row);
    return this.touch(station);
  }

  private async editable(actor: Actor, id: string): Promise<LegalAidStation> {
    const { station, facts } = await this.stations.atHand(actor, id);
    allow(canEdit(actor, facts));
    return station;
  }

  private touch(station: LegalAidStation): Promise<LegalAidStation> {
    station.parts = partsChanged(station.parts, ['activities']);
    return this.db.repo(LegalAidStation).save(station);
  }
}
