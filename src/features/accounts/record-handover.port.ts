import { Injectable } from '@nestjs/common';

/** Who takes over, and for which unit. */
export interface Successor {
  id: string;
  organizationId: string;
}

/** How a feature passes on the records that an account answers for. */
export interface RecordHandover {
  /** Kind of record, as audit lines call it: `Activity`. */
  readonly kind: string;
  /**
   * Makes the successor the owner of what `from` owns for the successor's unit, inside the current
   * unit of work; answers how many. What a person keeps for another unit stays with that unit.
   */
  handOver(fromAccountId: string, successor: Successor): Promise<number>;
}

/**
 * The features whose records belong to accounts. They register here when they start, so that
 * accounts need not know them.
 */
@Injectable()
export class RecordHandovers {
  private readonly known: RecordHandover[] = [];

  register(handover: RecordHandover): void {
    this.known.push(handover);
  }

  all(): readonly RecordHandover[] {
    return this.known;
  }
}
