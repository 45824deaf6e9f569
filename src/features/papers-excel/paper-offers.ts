import type { Register } from './register.js';
import { REGISTERS } from './registers.js';

export const PAPERS_PATH = 'papers';

export enum PaperFormat {
  XLSX = 'XLSX',
  CSV = 'CSV',
}

/** A register as a file. */
interface RegisterFile {
  register: Register;
  format: PaperFormat;
}

const FORMATS = Object.values(PaperFormat);

const fileOf = ({ code }: Register, format: PaperFormat): string =>
  `${code}.${format.toLowerCase()}`;

const BY_FILE = new Map<string, RegisterFile>(
  REGISTERS.flatMap((register) =>
    FORMATS.map((format) => [fileOf(register, format), { register, format }]),
  ),
);

export const REGISTER_FILES: string[] = [...BY_FILE.keys()];

export const registerAt = (file: string): RegisterFile | undefined => BY_FILE.get(file);

/** A paper that can be had, and how. */
export interface PaperOffer {
  id: string;
  name: string;
  format: PaperFormat;
  path: string;
  list: string;
  parameters: string[];
}

const ACTIVITY_TABLE = {
  id: 'activity-table.xlsx',
  name: '活动信息统计表',
  list: 'activities',
  parameters: ['filter', 'post', 'phone'],
};

const DAILY_TABLE = {
  id: 'daily-table.xlsx',
  name: '日报表',
  list: 'activities',
  parameters: ['regionId', 'campaignId', 'day'],
};

/** Every paper in Excel, in the order in which a page shows them. */
export const OFFERS: readonly PaperOffer[] = [
  ...[ACTIVITY_TABLE, DAILY_TABLE].map((one) => ({ ...one, format: PaperFormat.XLSX })),
  ...[...BY_FILE].map(([id, { register, format }]) => ({
    id,
    format,
    name: register.title,
    list: register.list,
    parameters: ['filter', 'orderBy'],
  })),
].map((one) => ({ ...one, path: `/${PAPERS_PATH}/${one.id}` }));
