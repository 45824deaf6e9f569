import { registerEnumType } from '@nestjs/graphql';

/** What a report is made of. */
export enum MediaReportKind {
  ARTICLE = 'ARTICLE',
  PHOTO_STORY = 'PHOTO_STORY',
  VIDEO = 'VIDEO',
}

registerEnumType(MediaReportKind, {
  name: 'MediaReportKind',
  description: '报道体裁 — what a report is made of.',
  valuesMap: {
    ARTICLE: { description: '文字报道 — an article.' },
    PHOTO_STORY: { description: '图片新闻 — a photo with a caption.' },
    VIDEO: { description: '视频 — a video or broadcast.' },
  },
});

/** Whether the outlet wrote it. */
export enum MediaReportOrigin {
  ORIGINAL = 'ORIGINAL',
  REPOST = 'REPOST',
}

registerEnumType(MediaReportOrigin, {
  name: 'MediaReportOrigin',
  description: '原创或转载 — whether the outlet wrote it or took it over.',
  valuesMap: {
    ORIGINAL: { description: '原创 — its own.' },
    REPOST: { description: '转载 — taken over from another outlet.' },
  },
});

/** What was done to a report. */
export enum MediaReportStepKind {
  REGISTER = 'REGISTER',
  CORRECT = 'CORRECT',
  REGROUP = 'REGROUP',
  DELETE = 'DELETE',
}

registerEnumType(MediaReportStepKind, {
  name: 'MediaReportStepKind',
  description: '报道登记步骤 — what was done.',
  valuesMap: {
    REGISTER: { description: '登记 — it was registered.' },
    CORRECT: { description: '更正、补充 — it was corrected or completed.' },
    REGROUP: { description: '归并或拆分 — it was put into another story.' },
    DELETE: { description: '删除 — it was deleted, with a reason.' },
  },
});
