import { Permission } from '../accounts/role.policy.js';
import { day, type Named, names, type Register } from './register.js';

interface MediaReportEntry {
  id: string;
  title: string;
  outlet: (Named & { level: string; form: string }) | null;
  outletText: string | null;
  publishedOn: string | null;
  page: string | null;
  link: string | null;
  author: string | null;
  kind: string;
  origin: string;
  campaign: Named | null;
  region: Named;
  unit: Named;
  activities: { title: string }[];
  bases: Named[];
  donations: Named[];
  stations: Named[];
  organizations: Named[];
  reads: number | null;
  note: string | null;
}

/** All press reports, one line each. */
export const MEDIA_REPORTS: Register<MediaReportEntry, MediaReportEntry> = {
  code: 'media-reports',
  title: '媒体报道台账',
  list: 'mediaReports',
  filterType: 'MediaReportFilter',
  orderType: 'MediaReportOrder',
  selection: `id title outlet { name level form } outletText publishedOn page link author kind origin
    campaign { name } region { name } unit { name } activities { title } bases { name }
    donations { name } stations { name } organizations { name } reads note`,
  entriesOf: (node) => [node],
  seesInside: (actor) =>
    actor.can(Permission.ReadMediaReports) || actor.can(Permission.EditMediaReports),
  columns: [
    { title: '报道标题', kind: 'text', width: 40, of: ({ title }) => title },
    { title: '媒体', kind: 'text', width: 16, of: (r) => r.outlet?.name ?? r.outletText },
    {
      title: '媒体级别',
      kind: 'text',
      width: 14,
      of: ({ outlet }, words) => outlet && words('MediaLevel', outlet.level),
    },
    {
      title: '媒体形式',
      kind: 'text',
      width: 10,
      of: ({ outlet }, words) => outlet && words('MediaForm', outlet.form),
    },
    { title: '刊发日期', kind: 'date', width: 16, of: ({ publishedOn }) => day(publishedOn) },
    { title: '版面、栏目', kind: 'text', width: 12, of: ({ page }) => page },
    { title: '体裁', kind: 'text', width: 12, of: (r, words) => words('MediaReportKind', r.kind) },
    {
      title: '原创或转载',
      kind: 'text',
      width: 10,
      of: (r, words) => words('MediaReportOrigin', r.origin),
    },
    { title: '作者', kind: 'text', width: 14, of: ({ author }) => author },
    { title: '报道链接', kind: 'text', width: 40, of: ({ link }) => link },
    {
      title: '关联活动',
      kind: 'text',
      width: 36,
      of: ({ activities }) => activities.map(({ title }) => title).join('\n') || null,
    },
    { title: '关联教育基地', kind: 'text', width: 24, of: ({ bases }) => names(bases) },
    { title: '关联赠书', kind: 'text', width: 24, of: ({ donations }) => names(donations) },
    { title: '关联法律援助站', kind: 'text', width: 24, of: ({ stations }) => names(stations) },
    { title: '相关单位', kind: 'text', width: 28, of: (r) => names(r.organizations) },
    { title: '活动周', kind: 'text', width: 20, of: ({ campaign }) => campaign?.name ?? null },
    { title: '所属区划', kind: 'text', width: 14, of: ({ region }) => region.name },
    { title: '填报单位', kind: 'text', width: 24, of: ({ unit }) => unit.name },
    { title: '阅读量', kind: 'whole', width: 10, internal: true, of: ({ reads }) => reads },
    { title: '备注', kind: 'text', width: 24, internal: true, of: ({ note }) => note },
    { title: '编号', kind: 'code', width: 38, of: ({ id }) => id },
  ],
};
