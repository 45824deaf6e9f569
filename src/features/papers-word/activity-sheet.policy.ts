import type { ActivityMaterial } from '../activities/activity-details.entity.js';
import { OrganizerRole } from '../activities/activity-organizer.entity.js';

/** A count of one material, with its name. */
export type SheetMaterial = Pick<
  ActivityMaterial,
  'quantity' | 'countingWord' | 'kinds' | 'estimated'
> & { name: string };

/** One activity as papers tell it. */
export interface ActivitySheet {
  id: string;
  title: string;
  type: string;
  campaign: string | null;
  theme: string | null;
  startsOn: string | null;
  when: string;
  place: string;
  organizers: readonly { role: OrganizerRole; name: string }[];
  audiences: readonly string[];
  audienceCounts: readonly { name: string; headcount: number }[];
  headcount: number | null;
  estimated: boolean;
  materials: readonly SheetMaterial[];
  brief: string | null;
  summary: string | null;
  region: string;
}

const ROLES: Readonly<Record<OrganizerRole, string>> = {
  [OrganizerRole.GUIDANCE]: '指导',
  [OrganizerRole.HOST]: '主办',
  [OrganizerRole.UNDERTAKER]: '承办',
  [OrganizerRole.CO_ORGANIZER]: '协办',
  [OrganizerRole.SUPPORT]: '支持',
  [OrganizerRole.JOINT]: '联合举办',
  [OrganizerRole.PARTICIPANT]: '参与',
};

/** The units of each role, in printed order. */
export function unitsByRole({ organizers }: ActivitySheet): { label: string; names: string }[] {
  return Object.values(OrganizerRole)
    .map((role) => ({
      label: ROLES[role],
      names: organizers
        .filter((unit) => unit.role === role)
        .map(({ name }) => name)
        .join('、'),
    }))
    .filter(({ names }) => names);
}

/** `约300`, `60000余`: an estimate is always marked as one. */
export const counted = (value: number, estimated: boolean): string =>
  estimated ? `${value}余` : String(value);

/** `宣传资料2种500余份、展板20块` */
export const materialsText = (materials: readonly SheetMaterial[]): string =>
  materials
    .map(
      ({ name, kinds, quantity, countingWord, estimated }) =>
        `${name}${kinds ? `${kinds}种` : ''}${counted(quantity, estimated)}${countingWord}`,
    )
    .join('、');

/** Who hosted it: those who host, or else those who carried it out or acted jointly. */
export function hostsOf({ organizers }: ActivitySheet): string {
  for (const role of [OrganizerRole.HOST, OrganizerRole.UNDERTAKER, OrganizerRole.JOINT]) {
    const names = organizers.filter((unit) => unit.role === role).map(({ name }) => name);
    if (names.length) return names.join('、');
  }
  return organizers.map(({ name }) => name).join('、');
}

const CLAUSES: readonly [OrganizerRole, string][] = [
  [OrganizerRole.HOST, '主办'],
  [OrganizerRole.UNDERTAKER, '承办'],
  [OrganizerRole.JOINT, '联合举办'],
];

const CLOSED = /[。!?\uff01\uff1f]$/;

const sentence = (text: string): string => (CLOSED.test(text) ? text : `${text}。`);

/** The activity in one paragraph: when, where, who, what, and what came of it. */
export function told(sheet: ActivitySheet): string {
  const { title, when, place, headcount, estimated, materials, summary, brief } = sheet;
  const time = sheet.startsOn || when !== '时间待定' ? `${when},` : '';
  const held = place ? `“${title}”在${place}举行` : `“${title}”举行`;
  const units = CLAUSES.flatMap(([role, verb]) => {
    const names = sheet.organizers.filter((unit) => unit.role === role).map(({ name }) => name);
    return names.length ? [`由${names.join('、')}${verb}`] : [];
  });
  const facts = [
    ...(headcount === null ? [] : [`${counted(headcount, estimated)}人参加`]),
    ...(materials.length ? [`共${materialsText(materials)}`] : []),
  ];
  const story = (summary ?? brief ?? '').split('\n').join('');
  return [
    sentence([`${time}${held}`, ...units].join(',')),
    ...(story ? [sentence(story)] : []),
    ...(facts.length ? [sentence(facts.join(','))] : []),
  ].join('');
}

/** A day as papers print it: 2023年4月10日. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
