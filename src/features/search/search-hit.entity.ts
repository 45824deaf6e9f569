import { createUnionType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Activity } from '../activities/activity.entity.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { LegalAidNetwork } from '../legal-aid/legal-aid-network.entity.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Venue } from '../venues/venue.entity.js';

/** What can be searched for. */
export enum SearchKind {
  ACTIVITY = 'ACTIVITY',
  EDUCATION_BASE = 'EDUCATION_BASE',
  BOOK_DONATION = 'BOOK_DONATION',
  LEGAL_AID_STATION = 'LEGAL_AID_STATION',
  LEGAL_AID_NETWORK = 'LEGAL_AID_NETWORK',
  MEDIA_REPORT = 'MEDIA_REPORT',
  ORGANIZATION = 'ORGANIZATION',
  VENUE = 'VENUE',
  CAMPAIGN = 'CAMPAIGN',
  REGION = 'REGION',
}

registerEnumType(SearchKind, {
  name: 'SearchKind',
  description: '检索种类 — what can be searched for.',
  valuesMap: {
    ACTIVITY: { description: '活动 — activities.' },
    EDUCATION_BASE: { description: '教育基地 — education bases.' },
    BOOK_DONATION: { description: '赠书 — book donations.' },
    LEGAL_AID_STATION: { description: '法律援助站 — legal-aid stations.' },
    LEGAL_AID_NETWORK: { description: '法律援助网络 — schemes of legal-aid stations.' },
    MEDIA_REPORT: { description: '媒体报道 — press reports.' },
    ORGANIZATION: { description: '单位 — organizations.' },
    VENUE: { description: '场地 — venues.' },
    CAMPAIGN: { description: '活动周、专项行动 — campaigns.' },
    REGION: { description: '行政区划 — regions.' },
  },
});

/** A record with the name of its GraphQL type. */
export interface TypedRecord {
  __typename: string;
}

export const SearchRecord = createUnionType({
  name: 'SearchRecord',
  description: '检索到的记录 — the record that a hit stands for.',
  types: () =>
    [
      Activity,
      EducationBase,
      BookDonation,
      LegalAidStation,
      LegalAidNetwork,
      MediaReport,
      Organization,
      Venue,
      Campaign,
      Region,
    ] as const,
  resolveType: (record: TypedRecord) => record.__typename,
});

/** Which text of a record the words were found in. */
export enum HitField {
  TITLE = 'TITLE',
  NAME = 'NAME',
  TEXT = 'TEXT',
}

registerEnumType(HitField, {
  name: 'HitField',
  description: '命中位置 — which text of the record the words were found in.',
  valuesMap: {
    TITLE: { description: '标题 — its title or full name.' },
    NAME: { description: '简称、别名等 — another of its names, or a code.' },
    TEXT: { description: '正文 — its brief, summary, time, place, units, address or theme.' },
  },
});

@ObjectType({ description: '文字片段 — a piece of a text.' })
export class TextPiece {
  @Field(() => String, { description: '文字 — the text; plain, never markup.' })
  text: string;

  @Field(() => Boolean, { description: '是否命中 — whether this is what was searched for.' })
  hit: boolean;
}

@ObjectType({ description: '命中摘录 — an extract of a text around what was found.' })
export class Highlight {
  @Field(() => HitField, { description: '位置 — which text it is of.' })
  field: HitField;

  @Field(() => [TextPiece], {
    description: '片段 — the extract from its beginning to its end, `…` where more stands around.',
  })
  fragments: TextPiece[];
}

@ObjectType({ description: '检索结果 — a record that was found.' })
export class SearchHit {
  @Field(() => SearchKind, { description: '种类 — what it is.' })
  kind: SearchKind;

  @Field(() => ID, { description: '编号 — id of the record.' })
  id: string;

  @Field(() => String, { description: '标题 — its title or full name.' })
  title: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '日期 — its day; null when it has none or it is not known.',
  })
  day: string | null;

  /** The region it lies in; a region lies in itself. */
  regionId: string;

  /** What was searched for. */
  text: string;

  record: TypedRecord;
}

@ObjectType({ description: '输入提示 — a name that begins or goes on as what was typed.' })
export class Suggestion {
  @Field(() => SearchKind, { description: '种类 — what it is the name of.' })
  kind: SearchKind;

  @Field(() => ID, { description: '编号 — id of the record.' })
  id: string;

  @Field(() => String, { description: '标题 — its title or full name.' })
  title: string;
}
