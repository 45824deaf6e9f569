import { Permission } from '../accounts/role.policy.js';
import { day, type Named, names, type Register, yesOrNo } from './register.js';

interface EducationBaseEntry {
  id: string;
  name: string;
  kind: Named;
  level: string;
  status: string;
  batch: string | null;
  namedOn: string | null;
  naming: {
    authority: Named | null;
    authorityName: string | null;
    documentNumber: string | null;
  } | null;
  operator: Named | null;
  region: Named;
  venue: (Named & { address: string | null }) | null;
  securityFields: Named[];
  gradeBands: string[];
  area: number | null;
  guideService: string;
  guides: number | null;
  admission: string;
  priceNote: string | null;
  directions: string | null;
  bookingPhone: string | null;
  introduction: string | null;
  active: boolean;
  contactName: string | null;
  contactPhone: string | null;
}

/** All education bases, one line each. */
export const EDUCATION_BASES: Register<EducationBaseEntry, EducationBaseEntry> = {
  code: 'education-bases',
  title: '国家安全教育基地台账',
  list: 'educationBases',
  filterType: 'EducationBaseFilter',
  orderType: 'EducationBaseOrder',
  selection: `id name kind { name } level status batch namedOn
    naming { authority { name } authorityName documentNumber } operator { name } region { name }
    venue { name address } securityFields { name } gradeBands area guideService guides admission
    priceNote directions bookingPhone introduction active contactName contactPhone`,
  entriesOf: (node) => [node],
  seesInside: (actor) => actor.can(Permission.ReadContacts) || actor.can(Permission.KeepBases),
  columns: [
    { title: '基地名称', kind: 'text', width: 32, of: ({ name }) => name },
    { title: '类别', kind: 'text', width: 18, of: ({ kind }) => kind.name },
    {
      title: '级别',
      kind: 'text',
      width: 9,
      of: (b, words) => words('EducationBaseLevel', b.level),
    },
    {
      title: '状态',
      kind: 'text',
      width: 10,
      of: (b, words) => words('EducationBaseStatus', b.status),
    },
    { title: '批次', kind: 'text', width: 9, of: ({ batch }) => batch },
    { title: '命名日期', kind: 'date', width: 16, of: ({ namedOn }) => day(namedOn) },
    {
      title: '命名机关',
      kind: 'text',
      width: 24,
      of: ({ naming }) => naming?.authority?.name ?? naming?.authorityName ?? null,
    },
    { title: '文号', kind: 'code', width: 20, of: ({ naming }) => naming?.documentNumber ?? null },
    { title: '运营单位', kind: 'text', width: 24, of: ({ operator }) => operator?.name ?? null },
    { title: '所属区划', kind: 'text', width: 14, of: ({ region }) => region.name },
    { title: '场地', kind: 'text', width: 20, of: ({ venue }) => venue?.name ?? null },
    { title: '地址', kind: 'text', width: 28, of: ({ venue }) => venue?.address ?? null },
    { title: '安全领域', kind: 'text', width: 18, of: (b) => names(b.securityFields) },
    {
      title: '适合学段',
      kind: 'text',
      width: 16,
      of: (b, words) => b.gradeBands.map((band) => words('GradeBand', band)).join('、') || null,
    },
    { title: '展陈面积(平方米)', kind: 'whole', width: 12, of: ({ area }) => area },
    {
      title: '讲解服务',
      kind: 'text',
      width: 9,
      of: (b, words) => words('Availability', b.guideService),
    },
    { title: '讲解员(人)', kind: 'whole', width: 11, of: ({ guides }) => guides },
    {
      title: '收费情况',
      kind: 'text',
      width: 9,
      of: (b, words) => words('Admission', b.admission),
    },
    { title: '收费说明', kind: 'text', width: 20, of: ({ priceNote }) => priceNote },
    { title: '交通', kind: 'text', width: 28, of: ({ directions }) => directions },
    { title: '预约电话', kind: 'code', width: 16, of: ({ bookingPhone }) => bookingPhone },
    { title: '简介', kind: 'text', width: 40, of: ({ introduction }) => introduction },
    { title: '对外开放', kind: 'text', width: 9, of: ({ active }) => yesOrNo(active) },
    { title: '联系人', kind: 'text', width: 10, internal: true, of: (b) => b.contactName },
    { title: '联系电话', kind: 'code', width: 16, internal: true, of: (b) => b.contactPhone },
    { title: '编号', kind: 'code', width: 38, of: ({ id }) => id },
  ],
};
