import { Field, Float, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';

/** The list that opens the records behind a figure. */
export enum FigureList {
  ACTIVITIES = 'ACTIVITIES',
  BOOK_DONATIONS = 'BOOK_DONATIONS',
  EDUCATION_BASES = 'EDUCATION_BASES',
  LEGAL_AID_STATIONS = 'LEGAL_AID_STATIONS',
  MEDIA_REPORTS = 'MEDIA_REPORTS',
}

registerEnumType(FigureList, {
  name: 'FigureList',
  description: '数字来源列表 — the list that opens the records behind a figure.',
  valuesMap: {
    ACTIVITIES: { description: '活动 — query activities(filter).' },
    BOOK_DONATIONS: { description: '赠书 — query bookDonations(filter).' },
    EDUCATION_BASES: { description: '教育基地 — query educationBases(filter).' },
    LEGAL_AID_STATIONS: { description: '残疾人法律援助站 — query legalAidStations(filter).' },
    MEDIA_REPORTS: { description: '媒体报道 — query mediaReports(filter).' },
  },
});

/** What of the records is added up. */
export enum FigureMeasure {
  RECORDS = 'RECORDS',
  ACTUAL_HEADCOUNT = 'ACTUAL_HEADCOUNT',
  AUDIENCE_HEADCOUNT = 'AUDIENCE_HEADCOUNT',
  MATERIAL_QUANTITY = 'MATERIAL_QUANTITY',
  COPIES = 'COPIES',
}

registerEnumType(FigureMeasure, {
  name: 'FigureMeasure',
  description: '计量 — what of the records is added up.',
  valuesMap: {
    RECORDS: { description: '记录数 — the records themselves are counted.' },
    ACTUAL_HEADCOUNT: { description: '实际人数 — actualHeadcount of each activity.' },
    AUDIENCE_HEADCOUNT: { description: '受众人数 — headcount of the audience in audienceCounts.' },
    MATERIAL_QUANTITY: { description: '资料数量 — quantity of the material in materials.' },
    COPIES: { description: '册数 — copies of each donation, as far as they are known.' },
  },
});

/** The fields of a list's filter, by their names. */
export type FigureFilter = Readonly<Record<string, unknown>>;

/** A number, and how to look at what it is made of. */
@ObjectType({
  description: '数字 — a number, and the filter of the list that opens the records it is made of.',
})
export class Figure {
  @Field(() => Float, { description: '数值 — the number.' })
  value: number;

  @Field(() => Float, {
    description: '其中约数 — the part of it that comes from estimates (约、余).',
  })
  estimated: number;

  @Field(() => FigureMeasure, { description: '计量 — what of the records is added up.' })
  measure: FigureMeasure;

  @Field(() => FigureList, { description: '来源列表 — the list whose records it is made of.' })
  list: FigureList;

  @Field(() => GraphQLJSONObject, {
    description: '筛选条件 — give it to the list as its filter: the records add up to the value.',
  })
  filter: FigureFilter;
}

/** What one street, unit, type, audience, tag or field has. */
@ObjectType({
  description: '分项活动数字 — activities of one street, unit, type, audience, tag or field.',
})
export class ActivityFigureRow {
  @Field(() => String, {
    description: '标识 — code of the word, or id of the region or unit.',
  })
  key: string;

  @Field(() => String, { description: '名称 — what the row stands for.' })
  label: string;

  @Field(() => Figure, { description: '活动场次 — published and closed activities.' })
  activities: Figure;

  @Field(() => Figure, { description: '已结项场次 — those of them that are closed.' })
  closed: Figure;

  @Field(() => Figure, { description: '参与人数 — actual headcounts of those closed.' })
  participants: Figure;

  @Field(() => Figure, {
    nullable: true,
    description: '该受众人数 — headcounts reported for this very audience; null in other rows.',
  })
  headcount: Figure | null;
}

/** How much of one material, in one counting word. */
@ObjectType({ description: '资料数字 — how much of one material, in one counting word.' })
export class MaterialFigure {
  @Field(() => String, { description: '代码 — code of the material.' })
  code: string;

  @Field(() => String, { description: '名称 — the material.' })
  label: string;

  @Field(() => String, { description: '量词 — counting word (份、册、块、人次).' })
  countingWord: string;

  @Field(() => Figure, { description: '数量 — how much in all.' })
  quantity: Figure;
}

/** A number under a heading. */
@ObjectType({ description: '分类数字 — a number under a heading.' })
export class NamedFigure {
  @Field(() => String, {
    description: '代码 — the enum value or code; UNKNOWN where it is not known.',
  })
  code: string;

  @Field(() => String, { description: '名称 — the heading.' })
  label: string;

  @Field(() => Figure, { description: '数字 — the number.' })
  figure: Figure;
}

@ObjectType({ description: '媒体报道数字 — press reports that you may see, by outlet.' })
export class MediaFigures {
  @Field(() => Figure, { description: '报道篇数 — reports, originals and reposts.' })
  total: Figure;

  @Field(() => Figure, { description: '原创篇数 — those that the outlet wrote itself.' })
  originals: Figure;

  @Field(() => [NamedFigure], { description: '按媒体级别 — by level of the outlet.' })
  byLevel: NamedFigure[];

  @Field(() => [NamedFigure], { description: '按媒体形式 — by form of the outlet.' })
  byForm: NamedFigure[];
}

@ObjectType({
  description: '教育基地数字 — bases in force on the last day (without one: now); of the region.',
})
export class BaseFigures {
  @Field(() => Figure, { description: '基地数 — bases in force.' })
  total: Figure;

  @Field(() => Figure, {
    nullable: true,
    description: '新命名 — those of them named within the days; null without a first day.',
  })
  named: Figure | null;

  @Field(() => [NamedFigure], { description: '按级别 — by level.' })
  byLevel: NamedFigure[];
}

@ObjectType({ description: '赠书数字 — donations received, and their copies as far as known.' })
export class DonationFigures {
  @Field(() => Figure, { description: '赠书次数 — donations received.' })
  donations: Figure;

  @Field(() => Figure, { description: '赠书册数 — copies, as far as they are known.' })
  copies: Figure;

  @Field(() => Figure, {
    description: '册数不全 — donations whose copies are not known, or not all of them.',
  })
  withoutCount: Figure;
}

@ObjectType({
  description: '援助站数字 — legal-aid stations that are open now; they belong to no period.',
})
export class StationFigures {
  @Field(() => Figure, { description: '开放站点数 — open stations.' })
  total: Figure;

  @Field(() => [NamedFigure], { description: '按级别 — by level.' })
  byLevel: NamedFigure[];
}
