import { Injectable } from '@nestjs/common';

/** How a feature passes on the records that an account answers for. */
export interface RecordHandover {
  /** Kind of record, as audit lines call it: `Activity`. */
  readonly kind: string;
  /** Makes `to` the owner of all that `from` owns, inside the current unit of work; answers how many. */
  handOver(fromAccountId: string, toAccountId: string): Promise<number>;
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
