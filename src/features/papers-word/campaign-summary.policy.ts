import type { WordBlock, WordColumn } from '../../platform/word/word-document.js';
import { type ActivitySheet, dayText, hostsOf, told } from './activity-sheet.policy.js';
import { type CountedFigure, FigureKey } from './counted-figure.policy.js';
import { figuresSentence } from './paper-sentence.policy.js';

/** One kind of activity and those that were held. */
export interface DoneKind {
  type: string;
  sheets: readonly ActivitySheet[];
}

/** What one street did. */
export interface StreetLine {
  street: string;
  activities: number;
  participants: number;
}

/** Everything that the summary of a campaign is drawn up from. */
export interface SummaryFacts {
  name: string;
  edition: number | null;
  theme: string | null;
  startsOn: string;
  endsOn: string | null;
  region: string;
  leads: readonly string[];
  figures: readonly CountedFigure[];
  kinds: readonly DoneKind[];
  streets: readonly StreetLine[];
  /** Those with the most people, first. */
  highlights: readonly ActivitySheet[];
  /** Streets of the region where nothing was held. */
  silent: readonly string[];
  /** Held, but not closed with its figures yet. */
  unclosed: number;
  bases: number;
  donations: number;
  stations: number;
}

const DIGITS = [...'〇一二三四五六七八九'];

/** 1 to 99 as papers number things: 八, 十, 二十三. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return DIGITS[ones] ?? String(value);
  if (tens > 9) return String(value);
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}十${ones ? (DIGITS[ones] ?? '') : ''}`;
}

const paragraph = (text: string): WordBlock => ({ kind: 'paragraph', text });
const chapter = (at: number, text: string): WordBlock => ({
  kind: 'heading1',
  text: `${chineseNumber(at)}、${text}`,
});
const toComplete = (what: string): WordBlock => ({ kind: 'remark', text: `【请补充:${what}】` });

function background(facts: SummaryFacts): WordBlock[] {
  const { edition, theme, startsOn, endsOn, region, leads, name } = facts;
  const year = startsOn.slice(0, 4);
  const day = edition ? `${year}年4月15日是第${chineseNumber(edition)}个全民国家安全教育日。` : '';
  const period = `${dayText(startsOn)}${endsOn ? `至${dayText(endsOn)}` : '起'}`;
  const lead = leads.length ? `由${leads.join('、')}牵头,` : '';
  const about = theme ? `围绕“${theme}”主题,` : '';
  return [paragraph(`${day}${period},${region}${lead}${about}组织开展${name}。`)];
}

const NAMED = 3;

function done({ type, sheets }: DoneKind, at: number): WordBlock[] {
  const named = sheets.slice(0, NAMED).map((sheet) => {
    const hosts = hostsOf(sheet);
    return hosts ? `${hosts}的“${sheet.title}”` : `“${sheet.title}”`;
  });
  const more = sheets.length > NAMED ? '等' : '';
  return [
    { kind: 'heading2', text: `(${chineseNumber(at)})${type}` },
    paragraph(`开展${type}${sheets.length}场次,包括${named.join(',')}${more}。`),
  ];
}

const FIGURE_COLUMNS: readonly WordColumn[] = [
  { title: '指标', width: 4, align: 'center' },
  { title: '数量', width: 3, align: 'center' },
  { title: '其中约数', width: 3, align: 'center' },
];

/** A number in a table; what nobody counted is left open. */
const counted = (value: number): string => (value === 0 ? '—' : String(value));

/** The figures as a table, those that nobody counted left open. */
export const figuresTable = (figures: readonly CountedFigure[]): WordBlock => ({
  kind: 'table',
  columns: FIGURE_COLUMNS,
  rows: figures.map(({ key, label, value, countingWord, estimated }) => [
    `${label}(${countingWord})`,
    key === FigureKey.ACTIVITIES ? String(value) : counted(value),
    counted(estimated),
  ]),
});

const STREET_COLUMNS: readonly WordColumn[] = [
  { title: '街道(镇)', width: 4, align: 'center' },
  { title: '活动场次', width: 3, align: 'center' },
  { title: '覆盖人次', width: 3, align: 'center' },
];

function data({ figures, streets, bases, donations, stations }: SummaryFacts): WordBlock[] {
  const beside = [
    ...(bases ? [`国家安全教育基地${bases}个`] : []),
    ...(donations ? [`赠书${donations}批次`] : []),
    ...(stations ? [`残疾人法律援助站点${stations}个`] : []),
  ];
  const total = streets.reduce(
    (sum, { activities, participants }) => ({
      activities: sum.activities + activities,
      participants: sum.participants + participants,
    }),
    { activities: 0, participants: 0 },
  );
  const rows = [...streets, { street: '合计', ...total }].map((line) => [
    line.street,
    String(line.activities),
    counted(line.participants),
  ]);
  return [
    paragraph(figuresSentence(figures)),
    ...(beside.length ? [paragraph(`现有${beside.join('、')}。`)] : []),
    figuresTable(figures),
    ...(streets.length
      ? [paragraph('分街道情况如下:'), { kind: 'table', columns: STREET_COLUMNS, rows } as const]
      : []),
  ];
}

function problems({ silent, unclosed, figures }: SummaryFacts): WordBlock[] {
  const estimated = figures.filter(({ estimated: part }) => part > 0).map(({ label }) => label);
  const seen = [
    ...(silent.length ? [`${silent.join('、')}尚未登记活动,覆盖面有待拓展。`] : []),
    ...(unclosed ? [`有${unclosed}场活动尚未填报实际人数和总结,数据有待补全。`] : []),
    ...(estimated.length ? [`${estimated.join('、')}中含有约数,统计有待进一步核实。`] : []),
  ];
  return [
    ...seen.map((text, index) => paragraph(`${chineseNumber(index + 1)}是${text}`)),
    toComplete('工作中的其他不足'),
  ];
}

/** The draft of a 工作总结: what the records say stands in it, what only people know is marked. */
export function summaryBlocks(facts: SummaryFacts): WordBlock[] {
  const { kinds, highlights } = facts;
  return [
    { kind: 'title', text: `${facts.name}工作总结` },
    chapter(1, '活动背景'),
    ...background(facts),
    chapter(2, '主要做法'),
    ...(kinds.length
      ? kinds.flatMap((kind, index) => done(kind, index + 1))
      : [toComplete('主要做法')]),
    chapter(3, '活动数据'),
    ...data(facts),
    chapter(4, '特色亮点'),
    ...highlights.map((sheet) => paragraph(told(sheet))),
    toComplete('经验做法、群众反映'),
    chapter(5, '存在问题'),
    ...problems(facts),
    chapter(6, '下一步打算'),
    ...(facts.silent.length
      ? [paragraph(`推动${facts.silent.join('、')}补齐活动,实现街道全覆盖。`)]
      : []),
    toComplete('下一步工作打算'),
  ];
}

/** The largest come first; of those without a headcount the ones with a summary. */
export const byWeight = (a: ActivitySheet, b: ActivitySheet): number =>
  (b.headcount ?? 0) - (a.headcount ?? 0) || (b.summary ?? '').length - (a.summary ?? '').length;
