import { Permission } from '../accounts/role.policy.js';
import { day, type Named, names, type Register, yesOrNo } from './register.js';

interface Organizer {
  role: string;
  organization: Named;
}

interface Material {
  quantity: number;
  countingWord: string;
  estimated: boolean;
  material: Named;
}

interface ActivityEntry {
  id: string;
  title: string;
  status: string;
  type: Named;
  campaign: Named | null;
  startsOn: string | null;
  endsOn: string | null;
  when: string;
  region: Named;
  place: string | null;
  ownerOrganization: Named;
  organizers: Organizer[];
  audiences: Named[];
  entryTags: Named[];
  securityFields: Named[];
  expectedHeadcount: number | null;
  actualHeadcount: number | null;
  headcountEstimated: boolean;
  volunteers: number | null;
  materials: Material[];
  brief: string | null;
  summary: string | null;
  mediaReports: { totalCount: number };
  contact: { name: string | null; phone: string | null } | null;
}

/** The units in a role, in the order in which they are printed. */
export const organizersAs = (role: string, organizers: readonly Organizer[]): string | null =>
  names(organizers.filter((one) => one.role === role).map(({ organization }) => organization));

const materialText = ({ material, quantity, countingWord, estimated }: Material): string =>
  `${material.name}${quantity}${estimated ? '余' : ''}${countingWord}`;

/** All activities, one line each. */
export const ACTIVITIES: Register<ActivityEntry, ActivityEntry> = {
  code: 'activities',
  title: '活动台账',
  list: 'activities',
  filterType: 'ActivityFilter',
  orderType: 'ActivityOrder',
  selection: `id title status type { name } campaign { name } startsOn endsOn when region { name } place
    ownerOrganization { name } organizers { role organization { name } } audiences { name }
    entryTags { name } securityFields { name } expectedHeadcount actualHeadcount headcountEstimated
    volunteers materials { quantity countingWord estimated material { name } } brief summary
    mediaReports { totalCount } contact { name phone }`,
  entriesOf: (node) => [node],
  seesInside: (actor) => actor.can(Permission.ReadContacts) || actor.can(Permission.EditActivities),
  columns: [
    { title: '活动名称', kind: 'text', width: 36, of: ({ title }) => title },
    { title: '状态', kind: 'text', width: 9, of: (a, words) => words('ActivityStatus', a.status) },
    { title: '活动类型', kind: 'text', width: 14, of: ({ type }) => type.name },
    { title: '活动周', kind: 'text', width: 20, of: ({ campaign }) => campaign?.name ?? null },
    { title: '开始日期', kind: 'date', width: 16, of: ({ startsOn }) => day(startsOn) },
    { title: '结束日期', kind: 'date', width: 16, of: (a) => day(a.endsOn ?? a.startsOn) },
    { title: '活动时间', kind: 'text', width: 24, of: ({ when }) => when },
    { title: '所属区划', kind: 'text', width: 14, of: ({ region }) => region.name },
    { title: '活动地点', kind: 'text', width: 24, of: ({ place }) => place },
    { title: '填报单位', kind: 'text', width: 24, of: (a) => a.ownerOrganization.name },
    {
      title: '指导单位',
      kind: 'text',
      width: 24,
      of: (a) => organizersAs('GUIDANCE', a.organizers),
    },
    { title: '主办单位', kind: 'text', width: 24, of: (a) => organizersAs('HOST', a.organizers) },
    {
      title: '承办单位',
      kind: 'text',
      width: 24,
      of: (a) => organizersAs('UNDERTAKER', a.organizers),
    },
    {
      title: '协办、支持、联合、参与单位',
      kind: 'text',
      width: 28,
      of: ({ organizers }) =>
        ['CO_ORGANIZER', 'SUPPORT', 'JOINT', 'PARTICIPANT']
          .map((role) => organizersAs(role, organizers))
          .filter(Boolean)
          .join('、') || null,
    },
    { title: '受众', kind: 'text', width: 16, of: ({ audiences }) => names(audiences) },
    { title: '“进”标签', kind: 'text', width: 12, of: ({ entryTags }) => names(entryTags) },
    { title: '安全领域', kind: 'text', width: 16, of: (a) => names(a.securityFields) },
    { title: '预计人数(人)', kind: 'whole', width: 12, of: (a) => a.expectedHeadcount },
    { title: '实际人数(人次)', kind: 'whole', width: 14, of: (a) => a.actualHeadcount },
    {
      title: '人数为约数',
      kind: 'text',
      width: 10,
      of: (a) => (a.actualHeadcount === null ? null : yesOrNo(a.headcountEstimated)),
    },
    { title: '志愿者(人)', kind: 'whole', width: 11, of: ({ volunteers }) => volunteers },
    {
      title: '宣传品数量',
      kind: 'text',
      width: 28,
      of: ({ materials }) => materials.map(materialText).join('、') || null,
    },
    { title: '活动简介', kind: 'text', width: 36, of: ({ brief }) => brief },
    { title: '活动总结', kind: 'text', width: 48, of: ({ summary }) => summary },
    { title: '媒体报道(篇)', kind: 'whole', width: 12, of: (a) => a.mediaReports.totalCount },
    {
      title: '联系人',
      kind: 'text',
      width: 10,
      internal: true,
      of: ({ contact }) => contact?.name ?? null,
    },
    {
      title: '联系电话',
      kind: 'code',
      width: 16,
      internal: true,
      of: ({ contact }) => contact?.phone ?? null,
    },
    { title: '编号', kind: 'code', width: 38, of: ({ id }) => id },
  ],
};
