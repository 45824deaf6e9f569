import { readFile } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoRegister } from './demo-register.js';
import { Activity } from './features/activities/activity.entity.js';
import {
  type LegalAidLevel,
  LegalAidNetwork,
} from './features/legal-aid/legal-aid-network.entity.js';
import { LegalAidNetworksService } from './features/legal-aid/legal-aid-networks.service.js';
import { Region } from './features/regions/region.entity.js';
import { Actor } from './platform/access/actor.js';
import { Database } from './platform/database/database.js';
import { sql } from './platform/database/sql.js';
import { found } from './platform/errors.js';

interface PrintedNetwork {
  name: string;
  /** A division's code. */
  region: string;
  levels: LegalAidLevel[];
  leads: string[];
  /** The activity's title. */
  announcedAt: string;
  summary: string;
}

/** Loads what the week told of legal aid: a scheme of three levels, of which no station is named. */
export class DemoLegalAid {
  private readonly db: Database;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly register: DemoRegister,
  ) {
    this.db = app.get(Database);
  }

  async load(): Promise<void> {
    const file = new URL('./data/demo/legal-aid-2023.json', import.meta.url);
    const { networks } = JSON.parse(await readFile(file, 'utf8')) as {
      networks: PrintedNetwork[];
    };
    await this.db.transact(async () => {
      for (const network of networks) await this.add(network);
    });
  }

  private async add({ name, region, levels, ...printed }: PrintedNetwork): Promise<void> {
    if (await this.db.findOne(LegalAidNetwork, sql`t.name = ${name}`)) return;
    const { id: regionId } = found(await this.db.findOne(Region, sql`t.code = ${region}`));
    const title = sql`t.title = ${printed.announcedAt}`;
    const activity = found(await this.db.findOne(Activity, title));
    await this.app.get(LegalAidNetworksService, { strict: false }).create(Actor.system, {
      name,
      regionId,
      levels,
      leadIds: printed.leads.map((key) => this.register.idOf('organization', key)),
      announcedAtId: activity.id,
      summary: printed.summary,
    });
  }
}
