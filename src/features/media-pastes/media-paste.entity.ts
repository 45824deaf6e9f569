import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MediaReport } from '../media-reports/media-report.entity.js';

/** What became of a pasted line. */
export enum PasteOutcome {
  CREATED = 'CREATED',
  EXISTS = 'EXISTS',
  DOUBTFUL = 'DOUBTFUL',
  WRONG = 'WRONG',
  HEADING = 'HEADING',
}

registerEnumType(PasteOutcome, {
  name: 'PasteOutcome',
  description: '粘贴结果 — what became of a pasted line.',
  valuesMap: {
    CREATED: { description: '已登记 — registered.' },
    EXISTS: { description: '早已登记 — registered before, or further up in the list.' },
    DOUBTFUL: {
      description:
        '疑似重复 — not registered: the outlet has a report of that title on that day under another link.',
    },
    WRONG: { description: '有误 — not registered, see the message.' },
    HEADING: { description: '日期或媒体 — a day or an outlet, taken for its neighbours.' },
  },
});

/** One report or heading of a pasted list, and what became of it. */
@ObjectType({
  description: '粘贴的一条 — one entry of a pasted list, and what became of it.',
})
export class MediaPasteLine {
  @Field(() => Int, { description: '起始行 — its first line, counted from 1.' })
  firstLine: number;

  @Field(() => Int, { description: '末行 — its last line.' })
  lastLine: number;

  @Field(() => String, { description: '原文 — the text as it was pasted.' })
  text: string;

  @Field(() => PasteOutcome, { description: '结果 — what became of it.' })
  outcome: PasteOutcome;

  @Field(() => MediaReport, {
    nullable: true,
    description:
      '报道 — the report that was registered, or the one that is there already, if you may see it.',
  })
  report: MediaReport | null;

  @Field(() => String, {
    nullable: true,
    description: '说明 — why it was not registered, or what a heading says.',
  })
  message: string | null;
}

/** What became of a pasted list: every line that is not empty stands in one of its entries. */
@ObjectType({
  description:
    '粘贴登记结果 — what became of a pasted list; every line that is not empty stands in one of its entries.',
})
export class MediaPasteResult {
  @Field(() => [MediaPasteLine], { description: '逐条结果 — its entries, in their order.' })
  lines: MediaPasteLine[];

  @Field(() => Int, { description: '新登记篇数 — reports registered.' })
  created: number;

  @Field(() => Int, { description: '早已登记篇数 — entries that were registered before.' })
  existing: number;

  @Field(() => Int, { description: '未登记条数 — entries in doubt or wrong.' })
  refused: number;
}
