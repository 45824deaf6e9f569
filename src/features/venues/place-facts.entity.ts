import { BeforeInsert, BeforeUpdate, Column } from 'typeorm';
import { EnumColumn, VersionedRow } from '../../platform/database/columns.js';
import { type Accessibility, Availability } from './accessibility.entity.js';
import { type OpeningHours, Weekday } from './opening-hours.entity.js';

/** Digits 1 (Monday) to 7 of the days that are open in the weekly pattern. */
const openWeekdays = (hours: OpeningHours | null): string =>
  Object.values(Weekday)
    .map((day, index) => (hours?.weekly.some((entry) => entry.day === day) ? index + 1 : ''))
    .join('');

/** `2023-05-01+` for an open exception, `2023-05-01-` for a closed one, one a line. */
const openExceptions = (hours: OpeningHours | null): string =>
  (hours?.exceptions ?? [])
    .map(({ date, hours: ranges }) => `${date}${ranges.length ? '+' : '-'}\n`)
    .join('');

/**
 * A row that disabled visitors ask about. A record that lies in a venue has these too: what it does not
 * know itself is its venue's, see `place-facts.policy.ts`.
 */
export abstract class AccessibilityFacts extends VersionedRow implements Accessibility {
  @EnumColumn()
  stepFreeEntrance: Availability;

  @EnumColumn()
  accessibleToilet: Availability;

  @EnumColumn()
  hearingLoop: Availability;

  @EnumColumn()
  signLanguageService: Availability;

  @EnumColumn()
  brailleSigns: Availability;

  @EnumColumn()
  guideDogWelcome: Availability;
}

/**
 * A row that people visit: when it is open and what disabled visitors find there. A record that lies
 * in a venue has these too: what it does not know itself is its venue's, see `place-facts.policy.ts`.
 */
export abstract class PlaceFacts extends AccessibilityFacts {
  /** Null: unknown, which is neither open nor closed. */
  @Column('simple-json', { nullable: true })
  openingHours: OpeningHours | null;

  @Column('varchar', { length: 7 })
  openWeekdays: string;

  @Column('text')
  openExceptions: string;

  @BeforeInsert()
  @BeforeUpdate()
  protected composeOpenDays(): void {
    this.openWeekdays = openWeekdays(this.openingHours ?? null);
    this.openExceptions = openExceptions(this.openingHours ?? null);
  }
}
