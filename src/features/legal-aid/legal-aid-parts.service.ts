import { Injectable } from '@nestjs/common';
import type { BaseRow } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { listRows } from '../../platform/database/listed-rows.js';
import { RecordKind } from '../attachments/attachment.entity.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { slotsOf } from './duty-days.policy.js';
import { LegalAidNetworkLead } from './legal-aid-network.entity.js';
import {
  LegalAidStationActivity,
  LegalAidStationHost,
  LegalAidStationMember,
  LegalAidStationService,
  LegalAidStationSlot,
  LegalAidStationStep,
} from './legal-aid-parts.entity.js';
import type { LegalAidStation } from './legal-aid-station.entity.js';
import type { TeamMemberInput } from './legal-aid-station.inputs.js';

/** The lists of a station as they should be; one that is absent stays as it is. */
export interface StationParts {
  hostIds?: readonly string[];
  serviceIds?: readonly string[];
  members?: readonly TeamMemberInput[];
}

/** Keeps the rows that hang on stations and networks; every one that comes or goes is audited. */
@Injectable()
export class LegalAidPartsService {
  constructor(
    private readonly db: Database,
    private readonly attachments: AttachmentsService,
  ) {}

  /** Makes the given lists so, and answers the names of those that changed. */
  async replace(stationId: string, parts: StationParts): Promise<string[]> {
    const changed: string[] = [];
    const note = (name: string, differs: boolean) => {
      if (differs) changed.push(name);
    };
    const { hostIds, serviceIds, members } = parts;
    if (hostIds) {
      const hosts = hostIds.map((organizationId) => ({ organizationId }));
      note('hosts', await listRows(this.db.repo(LegalAidStationHost), { stationId }, hosts));
    }
    if (serviceIds) {
      const services = serviceIds.map((termId) => ({ termId }));
      note(
        'services',
        await listRows(this.db.repo(LegalAidStationService), { stationId }, services),
      );
    }
    if (members)
      note(
        'members',
        await listRows(this.db.repo(LegalAidStationMember), { stationId }, members.map(memberOf)),
      );
    return changed;
  }

  setLeads(networkId: string, leadIds: readonly string[]): Promise<boolean> {
    const leads = leadIds.map((organizationId) => ({ organizationId }));
    return listRows(this.db.repo(LegalAidNetworkLead), { networkId }, leads);
  }

  /** Writes the station's hours as lists find them. */
  async writeSlots({ id: stationId, schedule }: LegalAidStation): Promise<void> {
    const repo = this.db.repo(LegalAidStationSlot);
    await repo.delete({ stationId });
    const slots = (schedule ? slotsOf(schedule) : []).map(({ mark, hours }) =>
      repo.create({
        stationId,
        mark,
        opensAt: hours?.from ?? null,
        closesAt: hours?.to ?? null,
      }),
    );
    await repo.save(slots);
  }

  /** Gives one unit's places to another; where that one stands already, the place goes. */
  async moveHost(from: string, to: string): Promise<number> {
    const repo = this.db.repo(LegalAidStationHost);
    const rows = await repo.findBy({ organizationId: from });
    for (const row of rows) {
      const taken = await repo.existsBy({ stationId: row.stationId, organizationId: to });
      await (taken ? repo.remove(row) : repo.save(Object.assign(row, { organizationId: to })));
    }
    return rows.length;
  }

  /** The same for the units that lead networks. */
  async moveLead(from: string, to: string): Promise<number> {
    const repo = this.db.repo(LegalAidNetworkLead);
    const rows = await repo.findBy({ organizationId: from });
    for (const row of rows) {
      const taken = await repo.existsBy({ networkId: row.networkId, organizationId: to });
      await (taken ? repo.remove(row) : repo.save(Object.assign(row, { organizationId: to })));
    }
    return rows.length;
  }

  /** Removes everything that hangs on a station, its files included. */
  async clear(stationId: string): Promise<void> {
    const entities = [
      LegalAidStationActivity,
      LegalAidStationHost,
      LegalAidStationMember,
      LegalAidStationService,
      LegalAidStationStep,
    ];
    for (const entity of entities) {
      const rows = await this.db
        .repo<BaseRow & { stationId: string }>(entity)
        .findBy({ stationId });
      await this.db.repo(entity).remove(rows as never[]);
    }
    await this.db.repo(LegalAidStationSlot).delete({ stationId });
    const record = { recordKind: RecordKind.LEGAL_AID_STATION, recordId: stationId };
    await this.attachments.deleteAllOf(record);
  }
}

const memberOf = (member: TeamMemberInput): Partial<LegalAidStationMember> => ({
  name: member.name,
  role: member.role,
  organizationId: member.organizationId || null,
  unitName: member.unitName || null,
  phone: member.phone || null,
  licenceNumber: member.licenceNumber || null,
});
