import { registerEnumType } from '@nestjs/graphql';

/** What a figure of a paper counts. */
export enum FigureKey {
  ACTIVITIES = 'ACTIVITIES',
  PARTICIPANTS = 'PARTICIPANTS',
  MATERIALS = 'MATERIALS',
  MEDIA_REPORTS = 'MEDIA_REPORTS',
}

registerEnumType(FigureKey, {
  name: 'PaperFigureKey',
  description: '统计指标 — what a figure of a paper counts.',
  valuesMap: {
    ACTIVITIES: { description: '活动场次 — closed activities; a joint one counts once.' },
    PARTICIPANTS: { description: '覆盖人次 — people at closed activities.' },
    MATERIALS: { description: '宣传资料 — leaflets and booklets given out at them.' },
    MEDIA_REPORTS: { description: '媒体报道 — press reports.' },
  },
});

/** Records that figures are made of. */
export enum CountedKind {
  ACTIVITY = 'ACTIVITY',
  MEDIA_REPORT = 'MEDIA_REPORT',
}

registerEnumType(CountedKind, {
  name: 'CountedRecordKind',
  description: '计入记录种类 — what kind of record a figure was made of.',
  valuesMap: {
    ACTIVITY: { description: '活动 — an activity.' },
    MEDIA_REPORT: { description: '媒体报道 — a press report.' },
  },
});

/** What a paper's figures are asked for. */
export interface FigureScope {
  regionId: string;
  campaignId: string | null;
  from: string | null;
  to: string | null;
}

/** A record and what it adds to a figure. */
export interface CountedRecord {
  id: string;
  title: string;
  value: number;
  estimated: boolean;
}

/** A figure with the records that add up to it. */
export interface CountedFigure {
  key: FigureKey;
  label: string;
  countingWord: string;
  recordKind: CountedKind;
  value: number;
  /** The part of the value that is an estimate. */
  estimated: number;
  records: readonly CountedRecord[];
}

const sum = (records: readonly CountedRecord[]): number =>
  records.reduce((total, { value }) => total + value, 0);

/** The figure that the records add up to; a record that adds nothing is none of them. */
export function figureOf(
  facts: Pick<CountedFigure, 'key' | 'label' | 'countingWord' | 'recordKind'>,
  counted: readonly CountedRecord[],
): CountedFigure {
  const records = counted.filter(({ value }) => value > 0);
  const estimated = sum(records.filter((record) => record.estimated));
  return { ...facts, value: sum(records), estimated, records };
}
