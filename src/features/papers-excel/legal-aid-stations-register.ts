import { Permission } from '../accounts/role.policy.js';
import { day, type Named, names, type Register, type Words } from './register.js';

interface Member {
  role: string;
  name: string;
  organization: Named | null;
  unitName: string | null;
  phone: string | null;
}

interface StationEntry {
  id: string;
  name: string;
  level: string;
  status: string;
  statusSince: string | null;
  statusReason: string | null;
  region: Named;
  parent: Named | null;
  network: Named | null;
  hosts: Named[];
  address: string | null;
  directions: string | null;
  phone: string | null;
  services: Named[];
  members: Member[];
  accessibility: Record<string, string>;
}

const ACCESS: readonly (readonly [string, string])[] = [
  ['stepFreeEntrance', '无台阶入口'],
  ['accessibleToilet', '无障碍卫生间'],
  ['hearingLoop', '助听回路'],
  ['signLanguageService', '手语服务'],
  ['brailleSigns', '盲文标识'],
  ['guideDogWelcome', '导盲犬可入'],
];

const access = ({ accessibility }: StationEntry): string | null =>
  ACCESS.filter(([feature]) => accessibility[feature] === 'YES')
    .map(([, words]) => words)
    .join('、') || null;

const memberText = ({ role, name, organization, unitName }: Member, words: Words): string => {
  const unit = organization?.name ?? unitName;
  return `${words('LegalAidTeamRole', role)} ${name}${unit ? `(${unit})` : ''}`;
};

/** All legal-aid stations for disabled residents, one line each. */
export const LEGAL_AID_STATIONS: Register<StationEntry, StationEntry> = {
  code: 'legal-aid-stations',
  title: '残疾人法律援助站台账',
  list: 'legalAidStations',
  filterType: 'LegalAidStationFilter',
  orderType: 'LegalAidStationOrder',
  selection: `id name level status statusSince statusReason region { name } parent { name }
    network { name } hosts { name } address directions phone services { name }
    members { role name organization { name } unitName phone }
    accessibility { stepFreeEntrance accessibleToilet hearingLoop signLanguageService brailleSigns
      guideDogWelcome }`,
  entriesOf: (node) => [node],
  seesInside: (actor) =>
    actor.can(Permission.ReadContacts) || actor.can(Permission.KeepLegalAidStations),
  columns: [
    { title: '站点名称', kind: 'text', width: 34, of: ({ name }) => name },
    { title: '级别', kind: 'text', width: 10, of: (s, words) => words('LegalAidLevel', s.level) },
    {
      title: '状态',
      kind: 'text',
      width: 9,
      of: (s, words) => words('LegalAidStationStatus', s.status),
    },
    { title: '状态日期', kind: 'date', width: 16, of: ({ statusSince }) => day(statusSince) },
    { title: '状态原因', kind: 'text', width: 20, of: ({ statusReason }) => statusReason },
    { title: '服务区划', kind: 'text', width: 14, of: ({ region }) => region.name },
    { title: '上级站', kind: 'text', width: 28, of: ({ parent }) => parent?.name ?? null },
    { title: '所属网络', kind: 'text', width: 24, of: ({ network }) => network?.name ?? null },
    { title: '设立单位', kind: 'text', width: 28, of: ({ hosts }) => names(hosts) },
    { title: '地址', kind: 'text', width: 30, of: ({ address }) => address },
    { title: '如何进入', kind: 'text', width: 24, of: ({ directions }) => directions },
    { title: '电话', kind: 'code', width: 16, of: ({ phone }) => phone },
    { title: '服务', kind: 'text', width: 28, of: ({ services }) => names(services) },
    { title: '无障碍设施', kind: 'text', width: 24, of: access },
    {
      title: '队伍',
      kind: 'text',
      width: 36,
      of: (s, words) => s.members.map((one) => memberText(one, words)).join('\n') || null,
    },
    {
      title: '队员电话',
      kind: 'code',
      width: 24,
      internal: true,
      of: ({ members }) =>
        members
          .filter(({ phone }) => phone)
          .map(({ name, phone }) => `${name} ${phone}`)
          .join('\n') || null,
    },
    { title: '编号', kind: 'code', width: 38, of: ({ id }) => id },
  ],
};
