import { Injectable } from '@nestjs/common';
import type { FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { Database } from '../../platform/database/database.js';

/** A foreign key to organizations: which column, and how its rows change over to another unit. */
export interface OrganizationLink {
  entity: new () => ObjectLiteral;
  property: string;
  /** Moves every row that names `from`; answers how many. */
  move(from: string, to: string): Promise<number>;
}

/**
 * Where features register their links to organizations, so that a merge of duplicates moves all of
 * them without organizations knowing any feature. A test walks the foreign keys and fails for one
 * that nobody registered.
 */
@Injectable()
export class OrganizationLinks {
  private readonly links: OrganizationLink[] = [];

  constructor(private readonly db: Database) {}

  /**
   * Registers one foreign key. Without `move`, each row is loaded and saved with the other unit,
   * which leaves its audit line; give `move` where two units' rows may collide.
   */
  register<T extends ObjectLiteral>(
    entity: new () => T,
    property: keyof T & string,
    move?: OrganizationLink['move'],
  ): void {
    const simple = (from: string, to: string) => this.moveRows(entity, property, from, to);
    this.links.push({ entity, property, move: move ?? simple });
  }

  get all(): readonly OrganizationLink[] {
    return this.links;
  }

  /** Moves every registered link inside the current unit of work; answers how many rows changed. */
  async moveAll(from: string, to: string): Promise<number> {
    let moved = 0;
    for (const link of this.links) moved += await link.move(from, to);
    return moved;
  }

  private async moveRows<T extends ObjectLiteral>(
    entity: new () => T,
    property: keyof T & string,
    from: string,
    to: string,
  ): Promise<number> {
    const repo = this.db.repo(entity);
    const rows = await repo.findBy({ [property]: from } as FindOptionsWhere<T>);
    for (const row of rows) await repo.save(Object.assign(row, { [property]: to }));
    return rows.length;
  }
}
