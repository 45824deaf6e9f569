import type { WordBlock, WordDocument, WordPicture } from '../../platform/word/word-document.js';
import {
  type ActivitySheet,
  counted,
  dayText,
  hostsOf,
  told,
} from '../papers-word/activity-sheet.policy.js';
import { chineseNumber, figuresTable } from '../papers-word/campaign-summary.policy.js';
import type { CountedFigure } from '../papers-word/counted-figure.policy.js';
import { figuresSentence } from '../papers-word/paper-sentence.policy.js';
import { BriefingSectionKind } from './briefing-status.policy.js';
import type { Briefing, BriefingSection } from './briefing.entity.js';

/** A press report as a briefing names it. */
export interface NamedReport {
  id: string;
  title: string;
  outlet: string;
  publishedOn: string | null;
  page: string | null;
}

/** Everything that is printed and does not stand in the briefing itself. */
export interface PaperFacts {
  sheets: ReadonlyMap<string, ActivitySheet>;
  /** Those that a section names, and those of the period for a section that names none. */
  reports: ReadonlyMap<string, NamedReport>;
  allReports: readonly NamedReport[];
  figures: readonly CountedFigure[];
  pictures: readonly WordPicture[];
  /** The issued briefing that this one corrects. */
  corrected: Pick<Briefing, 'number' | 'year' | 'issuedOn'> | null;
}

/** A line that is a heading of the second level: (一)…, short and without a full stop. */
const SECOND_LEVEL = /^[(\uff08][一二三四五六七八九十]+[)\uff09][^。]{1,40}$/;

const paragraphs = (text: string): WordBlock[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ kind: SECOND_LEVEL.test(line) ? 'heading2' : 'paragraph', text: line }));

const LIST_COLUMNS = [
  { title: '序号', width: 6, align: 'center' },
  { title: '时间', width: 16, align: 'center' },
  { title: '活动名称', width: 28, align: 'left' },
  { title: '地点', width: 18, align: 'left' },
  { title: '主办单位', width: 22, align: 'left' },
  { title: '人数', width: 10, align: 'center' },
] as const;

const listed = (sheets: readonly ActivitySheet[]): WordBlock => ({
  kind: 'table',
  columns: LIST_COLUMNS,
  rows: sheets.map((sheet, index) => [
    String(index + 1),
    sheet.when,
    sheet.title,
    sheet.place || sheet.region,
    hostsOf(sheet),
    sheet.headcount === null ? '' : counted(sheet.headcount, sheet.estimated),
  ]),
});

function reported({ title, outlet, publishedOn, page }: NamedReport, at: number): WordBlock {
  const where = [outlet, publishedOn ? dayText(publishedOn) : '', page ?? ''].filter(Boolean);
  return { kind: 'paragraph', text: `${at}.《${title}》(${where.join(',')})` };
}

/** What a section says below its heading. */
function saysOf(section: BriefingSection, facts: PaperFacts): WordBlock[] {
  const words = section.text ? paragraphs(section.text) : [];
  const sheets = section.activityIds.flatMap((id) => facts.sheets.get(id) ?? []);
  switch (section.kind) {
    case BriefingSectionKind.ACTIVITY:
      return words.length
        ? words
        : sheets.map((sheet) => ({ kind: 'paragraph', text: told(sheet) }));
    case BriefingSectionKind.ACTIVITY_LIST:
      return [...words, ...(sheets.length ? [listed(sheets)] : [])];
    case BriefingSectionKind.MEDIA_COVERAGE: {
      const reports = section.reportIds.length
        ? section.reportIds.flatMap((id) => facts.reports.get(id) ?? [])
        : facts.allReports;
      return [...words, ...reports.map((report, index) => reported(report, index + 1))];
    }
    case BriefingSectionKind.FIGURES:
      return [
        ...words,
        { kind: 'paragraph', text: figuresSentence(facts.figures) },
        figuresTable(facts.figures),
      ];
    case BriefingSectionKind.LEAD:
    case BriefingSectionKind.TEXT:
      return words;
  }
}

function bodyOf({ sections }: Briefing, facts: PaperFacts): WordBlock[] {
  let chapters = 0;
  return sections.flatMap((section) => {
    const says = saysOf(section, facts);
    if (says.length === 0) return [];
    if (!section.heading) return says;
    chapters += 1;
    const text = `${chineseNumber(chapters)}、${section.heading}`;
    return [{ kind: 'heading1' as const, text }, ...says];
  });
}

/** 第3期(总第15期); before it is issued the places are left open. */
export const issueText = ({ number, totalNumber }: Pick<Briefing, 'number' | 'totalNumber'>) =>
  `第${number ?? '  '}期${totalNumber ? `(总第${totalNumber}期)` : ''}`;

function notice({ correctionReason }: Briefing, { corrected }: PaperFacts): WordBlock[] {
  if (!corrected) return [];
  const day = corrected.issuedOn ? `(${dayText(corrected.issuedOn)}印发)` : '';
  const which = `本刊${corrected.year}年第${corrected.number ?? ''}期${day}`;
  const reason = correctionReason ? `更正原因:${correctionReason.replace(/。$/, '')}。` : '';
  return [{ kind: 'remark', text: `【更正】本期更正${which},以本期为准。${reason}` }];
}

const receivers = ({ reportTo, sendTo, distributeTo }: Briefing) =>
  (
    [
      ['报', reportTo],
      ['送', sendTo],
      ['发', distributeTo],
    ] as const
  )
    .filter(([, names]) => names.length)
    .map(([label, names]) => ({ label, value: `${names.join('、')}。` }));

/** The briefing as the paper that is printed. */
export function briefingPaper(briefing: Briefing, facts: PaperFacts): WordDocument {
  const { series, title, unitName, secrecyMark, issuedOn, copies } = briefing;
  const day = issuedOn ? dayText(issuedOn) : '';
  return {
    title: `${series}${issueText(briefing)} ${title}`,
    author: unitName,
    blocks: [
      {
        kind: 'redHead',
        mark: secrecyMark,
        series,
        issue: issueText(briefing),
        unit: unitName,
        date: day,
      },
      { kind: 'title', text: title },
      ...notice(briefing, facts),
      ...bodyOf(briefing, facts),
      { kind: 'pictures', pictures: facts.pictures },
      {
        kind: 'imprint',
        lines: receivers(briefing),
        unit: unitName,
        printed: day ? `${day}印发` : '',
        copies: copies ? `共印${copies}份` : null,
      },
    ],
  };
}
