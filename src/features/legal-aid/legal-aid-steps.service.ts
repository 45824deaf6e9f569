import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { today } from '../../platform/calendar.js';
import { now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { LegalAidStationStep } from './legal-aid-parts.entity.js';
import { LegalAidStation, type StationStatus } from './legal-aid-station.entity.js';
import { checkStep } from './legal-aid.lifecycle.js';

/** Where a station goes, since when and why. */
export interface Step {
  to: StationStatus;
  since?: string | null;
  reason?: string | null;
}

/** Takes stations from one state to the next and keeps every step. */
@Injectable()
export class LegalAidStepsService {
  constructor(private readonly db: Database) {}

  /** Raises CONFLICT for a step that does not begin where the station stands. */
  async take(actor: Actor, station: LegalAidStation, step: Step): Promise<LegalAidStation> {
    const { status: from } = station;
    checkStep(from, step.to);
    station.status = step.to;
    station.statusSince = step.since ?? today();
    station.statusReason = step.reason ?? null;
    const saved = await this.db.repo(LegalAidStation).save(station);
    await this.record(actor, saved, from);
    return saved;
  }

  /** Keeps how the station came into its state; from nothing when it was registered. */
  async record(actor: Actor, station: LegalAidStation, from: StationStatus | null): Promise<void> {
    const repo = this.db.repo(LegalAidStationStep);
    await repo.save(
      repo.create({
        stationId: station.id,
        at: now(),
        fromStatus: from,
        toStatus: station.status,
        since: station.statusSince,
        reason: station.statusReason,
        accountId: actor.accountId,
        accountName: actor.accountName,
      }),
    );
  }
}
