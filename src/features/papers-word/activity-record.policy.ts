import type { WordBlock, WordField, WordPicture } from '../../platform/word/word-document.js';
import { EvidenceKind } from '../attachments/attachment.entity.js';
import {
  type ActivitySheet,
  counted,
  dayText,
  materialsText,
  unitsByRole,
} from './activity-sheet.policy.js';

/** What of a sheet only some may read. */
export interface RecordNames {
  contact: string;
  filledInBy: string;
  /** The day on which it was closed. */
  filledInOn: string | null;
  evidence: readonly EvidenceKind[];
}

const EVIDENCE: Readonly<Record<EvidenceKind, string>> = {
  [EvidenceKind.TEXT]: '文字材料',
  [EvidenceKind.PHOTO]: '照片',
  [EvidenceKind.PRINTED_MATTER]: '印刷品',
  [EvidenceKind.AUDIO_VIDEO]: '音像资料',
  [EvidenceKind.SIGN_IN_SHEET]: '签到表',
  [EvidenceKind.OTHER]: '其他材料',
};

const PIECES: Partial<Record<EvidenceKind, string>> = { [EvidenceKind.PHOTO]: '张' };

/** `照片3张、签到表1份` */
function evidenceText(kinds: readonly EvidenceKind[]): string {
  return Object.values(EvidenceKind)
    .map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${EVIDENCE[kind]}${count}${PIECES[kind] ?? '份'}`)
    .join('、');
}

/** The kinds of people with their counts, where they were counted. */
function audiencesText({ audiences, audienceCounts }: ActivitySheet): string {
  const known = new Map(audienceCounts.map(({ name, headcount }) => [name, headcount]));
  const names = [...new Set([...audiences, ...known.keys()])];
  return names.map((name) => (known.has(name) ? `${name}${known.get(name)}人` : name)).join('、');
}

const organizersText = (sheet: ActivitySheet): string =>
  unitsByRole(sheet)
    .map(({ label, names }) => `${label}:${names}`)
    .join('\n');

const headcountText = ({ headcount, estimated }: ActivitySheet): string =>
  headcount === null ? '' : `${counted(headcount, estimated)}人`;

const alone = (label: string, value: string): WordField[] => [{ label, value }];

/** The 活动记录表 of an activity: a form of one page, its photos on the next. */
export function recordBlocks(
  sheet: ActivitySheet,
  names: RecordNames,
  pictures: readonly WordPicture[],
): WordBlock[] {
  const form: WordField[][] = [
    alone('活动名称', sheet.title),
    [
      { label: '活动时间', value: sheet.when },
      { label: '活动形式', value: sheet.type },
    ],
    alone('活动地点', sheet.place || sheet.region),
    alone('活动主题', sheet.theme ?? sheet.campaign ?? ''),
    alone('组织者', organizersText(sheet)),
    [
      { label: '受教育\n人员类别', value: audiencesText(sheet) },
      { label: '人数', value: headcountText(sheet) },
    ],
    alone('资料种类\n及数量', materialsText(sheet.materials)),
    alone('活动内容', sheet.brief ?? ''),
    alone('总结评价', sheet.summary ?? ''),
    alone('存档材料', evidenceText(names.evidence)),
    [
      { label: '负责人', value: names.contact },
      { label: '填表人', value: names.filledInBy },
    ],
    alone('填表时间', names.filledInOn ? dayText(names.filledInOn) : ''),
  ];
  const album: WordBlock[] = pictures.length
    ? [
        { kind: 'pageBreak' },
        { kind: 'heading1', text: '活动照片' },
        { kind: 'pictures', pictures },
      ]
    : [];
  return [
    { kind: 'title', text: '国家安全教育活动记录表' },
    { kind: 'form', rows: form },
    ...album,
  ];
}
