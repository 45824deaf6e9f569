import { Injectable } from '@nestjs/common';

/** A feature with rows that hang on activities, and go with a draft that is deleted. */
export interface ActivityDependent {
  /** Removes every such row of the draft, inside the current unit of work. */
  clear(activityId: string): Promise<void>;
}

/** Where such features announce themselves, so that activities need not know them. */
@Injectable()
export class ActivityDependents {
  private readonly known: ActivityDependent[] = [];

  register(dependent: ActivityDependent): void {
    this.known.push(dependent);
  }

  async clear(activityId: string): Promise<void> {
    for (const dependent of this.known) await dependent.clear(activityId);
  }
}
