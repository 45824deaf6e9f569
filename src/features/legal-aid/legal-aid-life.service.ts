import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { LegalAidStation, StationStatus } from './legal-aid-station.entity.js';
import type {
  OpenLegalAidStationInput,
  StopLegalAidStationInput,
} from './legal-aid-station.inputs.js';
import { LegalAidStationsService } from './legal-aid-stations.service.js';
import { LegalAidStepsService } from './legal-aid-steps.service.js';

/** Opens, suspends and closes stations, for those who keep them. */
@Injectable()
export class LegalAidLifeService {
  constructor(
    private readonly stations: LegalAidStationsService,
    private readonly steps: LegalAidStepsService,
  ) {}

  open(actor: Actor, input: OpenLegalAidStationInput): Promise<LegalAidStation> {
    return this.step(actor, input, StationStatus.OPEN);
  }

  suspend(actor: Actor, input: StopLegalAidStationInput): Promise<LegalAidStation> {
    return this.step(actor, input, StationStatus.SUSPENDED);
  }

  close(actor: Actor, input: StopLegalAidStationInput): Promise<LegalAidStation> {
    return this.step(actor, input, StationStatus.CLOSED);
  }

  private async step(
    actor: Actor,
    input: OpenLegalAidStationInput & Partial<StopLegalAidStationInput>,
    to: StationStatus,
  ): Promise<LegalAidStation> {
    const { station } = await this.stations.toEdit(actor, input);
    return this.steps.take(actor, station, { to, since: input.since, reason: input.reason });
  }
}
