import { Permission } from '../accounts/role.policy.js';
import { day, type Named, names, type Register } from './register.js';

interface BookLine {
  title: string;
  isbn: string | null;
  publisher: string | null;
  copies: number | null;
  listPrice: string | null;
  listValue: string | null;
}

interface Gift {
  id: string;
  name: string;
  status: string;
  presentedOn: string | null;
  donorKind: string;
  donorOrganization: Named | null;
  donorName: string | null;
  recipients: Named[];
  recipientBases: Named[];
  recipientScope: string | null;
  region: Named;
  campaign: Named | null;
  activity: { title: string } | null;
  ownerOrganization: Named;
  copies: number | null;
  listValue: string | null;
  lines: BookLine[];
  note: string | null;
}

/** A book of a donation. What is said of the whole stands in its first line only, so that it adds up. */
interface BookEntry {
  gift: Gift;
  book: BookLine | null;
  whole: Gift | null;
}

const yuan = (text: string | null | undefined): number | null =>
  text == null ? null : Number(text);

/** All book donations, one line for each book. */
export const BOOK_DONATIONS: Register<Gift, BookEntry> = {
  code: 'book-donations',
  title: '赠书台账',
  list: 'bookDonations',
  filterType: 'BookDonationFilter',
  orderType: 'BookDonationOrder',
  selection: `id name status presentedOn donorKind donorOrganization { name } donorName
    recipients { name } recipientBases { name } recipientScope region { name } campaign { name }
    activity { title } ownerOrganization { name } copies listValue
    lines { title isbn publisher copies listPrice listValue } note`,
  entriesOf: (gift) =>
    gift.lines.length
      ? gift.lines.map((book, index) => ({ gift, book, whole: index === 0 ? gift : null }))
      : [{ gift, book: null, whole: gift }],
  seesInside: (actor) =>
    actor.can(Permission.ReadBookDonations) || actor.can(Permission.EditBookDonations),
  columns: [
    { title: '赠书名称', kind: 'text', width: 36, of: ({ gift }) => gift.name },
    {
      title: '状态',
      kind: 'text',
      width: 9,
      of: ({ gift }, words) => words('BookDonationStatus', gift.status),
    },
    { title: '赠送日期', kind: 'date', width: 16, of: ({ gift }) => day(gift.presentedOn) },
    {
      title: '赠书方类别',
      kind: 'text',
      width: 11,
      of: ({ gift }, words) => words('BookDonorKind', gift.donorKind),
    },
    {
      title: '赠书方',
      kind: 'text',
      width: 24,
      of: ({ gift }) => gift.donorOrganization?.name ?? gift.donorName,
    },
    {
      title: '受赠方',
      kind: 'text',
      width: 28,
      of: ({ gift }) => names([...gift.recipients, ...gift.recipientBases]),
    },
    { title: '受赠范围', kind: 'text', width: 20, of: ({ gift }) => gift.recipientScope },
    { title: '所属区划', kind: 'text', width: 14, of: ({ gift }) => gift.region.name },
    { title: '活动周', kind: 'text', width: 20, of: ({ gift }) => gift.campaign?.name ?? null },
    { title: '赠书活动', kind: 'text', width: 28, of: ({ gift }) => gift.activity?.title ?? null },
    { title: '填报单位', kind: 'text', width: 24, of: ({ gift }) => gift.ownerOrganization.name },
    { title: '总册数(册)', kind: 'whole', width: 11, of: ({ whole }) => whole?.copies ?? null },
    { title: '总码洋(元)', kind: 'money', width: 13, of: ({ whole }) => yuan(whole?.listValue) },
    { title: '书名', kind: 'text', width: 30, of: ({ book }) => book?.title ?? null },
    { title: '书号(ISBN)', kind: 'code', width: 20, of: ({ book }) => book?.isbn ?? null },
    { title: '出版社', kind: 'text', width: 18, of: ({ book }) => book?.publisher ?? null },
    { title: '册数(册)', kind: 'whole', width: 10, of: ({ book }) => book?.copies ?? null },
    { title: '定价(元)', kind: 'money', width: 11, of: ({ book }) => yuan(book?.listPrice) },
    { title: '码洋(元)', kind: 'money', width: 13, of: ({ book }) => yuan(book?.listValue) },
    {
      title: '备注',
      kind: 'text',
      width: 24,
      internal: true,
      of: ({ whole }) => whole?.note ?? null,
    },
    { title: '编号', kind: 'code', width: 38, of: ({ gift }) => gift.id },
  ],
};
