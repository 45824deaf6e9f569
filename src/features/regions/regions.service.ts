import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { found, say } from '../../platform/errors.js';
import { Region } from './region.entity.js';

@Injectable()
export class RegionsService {
  constructor(private readonly db: Database) {}

  /** One region; everyone may see it. Raises NOT_FOUND. */
  async get(id: string): Promise<Region> {
    return found(await this.db.findById(Region, id), say('行政区划', 'region'));
  }
}
