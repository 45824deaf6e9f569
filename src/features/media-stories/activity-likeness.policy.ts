import { registerEnumType } from '@nestjs/graphql';
import { nameKey } from '../../platform/name-key.js';
import { coverage, daysBetween, gramsOf, likeness } from './title-likeness.policy.js';

/** What speaks for an activity. */
export enum SuggestionReason {
  TITLE = 'TITLE',
  UNIT = 'UNIT',
  DATE = 'DATE',
}

registerEnumType(SuggestionReason, {
  name: 'SuggestionReason',
  description: '推荐理由 — what speaks for an activity.',
  valuesMap: {
    TITLE: { description: '标题相近 — the titles are alike.' },
    UNIT: { description: '单位相符 — a unit that organizes it is named.' },
    DATE: { description: '日期相近 — it took place shortly before the report.' },
  },
});

/** A report as activities are compared with it. */
export interface ComparedReport {
  titleKey: string;
  publishedOn: string | null;
  organizationIds: readonly string[];
}

/** An activity as it is compared. */
export interface ComparedActivity {
  titleKey: string;
  startsOn: string | null;
  endsOn: string | null;
  organizers: readonly { id: string; names: readonly string[] }[];
}

export interface Score {
  score: number;
  reasons: SuggestionReason[];
}

/** An activity's title is the shorter one: standing within the report's counts nearly as much. */
const WITHIN = 0.8;
const TITLE_WEIGHT = 0.6;
const ALIKE = 0.3;
const UNIT_SCORE = 0.25;
const SHORTEST_NAME = 2;

/** So much for so many days between them. */
const DATE_SCORES: readonly (readonly [days: number, score: number])[] = [
  [3, 0.15],
  [7, 0.1],
  [30, 0.03],
];

/** Less than this says nothing. */
export const WORTH_TELLING = 0.25;

function titleScore(report: ReadonlySet<string>, activity: ReadonlySet<string>): number {
  return Math.max(likeness(report, activity), WITHIN * coverage(activity, report));
}

const isNamed = (report: ComparedReport, { id, names }: { id: string; names: readonly string[] }) =>
  report.organizationIds.includes(id) ||
  names.map(nameKey).some((name) => name.length > SHORTEST_NAME && report.titleKey.includes(name));

function dateScore({ publishedOn }: ComparedReport, activity: ComparedActivity): number {
  const day = activity.endsOn ?? activity.startsOn;
  if (!publishedOn || !day || !activity.startsOn) return 0;
  const within = activity.startsOn <= publishedOn && publishedOn <= day;
  const days = within ? 0 : daysBetween(publishedOn, day);
  return DATE_SCORES.find(([most]) => days <= most)?.[1] ?? 0;
}

/** How much speaks for a report being about the activity: title, then units, then the day. */
export function scoreOf(report: ComparedReport, activity: ComparedActivity): Score {
  const title = titleScore(gramsOf(report.titleKey), gramsOf(activity.titleKey));
  const unit = activity.organizers.some((organizer) => isNamed(report, organizer)) ? UNIT_SCORE : 0;
  const date = dateScore(report, activity);
  return {
    score: TITLE_WEIGHT * title + unit + date,
    reasons: [
      ...(title >= ALIKE ? [SuggestionReason.TITLE] : []),
      ...(unit ? [SuggestionReason.UNIT] : []),
      ...(date ? [SuggestionReason.DATE] : []),
    ],
  };
}
