import { expect } from '@jest/globals';
import type { Client } from '../../support/client.js';

interface Figure {
  value: number;
  estimated: number;
  measure: string;
  list: keyof typeof LISTS;
  filter: Record<string, unknown>;
}

export const FIGURE = 'fragment F on Figure { value estimated measure list filter }';
const page = (name: string, type: string, fields: string): string =>
  `query($filter: ${type}, $after: String) { page: ${name}(filter: $filter, first: 100, after: $after) {
    nodes { id ${fields} } pageInfo { hasNextPage endCursor } } }`;

/** The list that opens the records, with what may be added up. */
const LISTS = {
  ACTIVITIES: page(
    'activities',
    'ActivityFilter',
    `actualHeadcount headcountEstimated audienceCounts { audience { code } headcount }
      materials { material { code } countingWord quantity estimated }`,
  ),
  BOOK_DONATIONS: page('bookDonations', 'BookDonationFilter', 'copies'),
  EDUCATION_BASES: page('educationBases', 'EducationBaseFilter', 'name'),
  LEGAL_AID_STATIONS: page('legalAidStations', 'LegalAidStationFilter', 'name'),
  MEDIA_REPORTS: page('mediaReports', 'MediaReportFilter', 'title'),
} as const;

/** Every figure anywhere in an answer. */
function figuresIn(value: unknown): Figure[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('filter' in value && 'measure' in value) return [value as Figure];
  return Object.values(value).flatMap(figuresIn);
}

async function readAll(client: Client, { list, filter }: Figure): Promise<any[]> {
  const nodes: any[] = [];
  for (let after: string | null = null; ;) {
    const { page: found }: any = await client.ok(LISTS[list], { filter, after });
    nodes.push(...found.nodes);
    if (!found.pageInfo.hasNextPage) return nodes;
    after = found.pageInfo.endCursor;
  }
}

/** Several figures are made of the same records: these are read once. */
function recordReader(client: Client): (figure: Figure) => Promise<any[]> {
  const known = new Map<string, Promise<any[]>>();
  return (figure) => {
    const key = JSON.stringify([figure.list, figure.filter]);
    const records = known.get(key) ?? readAll(client, figure);
    known.set(key, records);
    return records;
  };
}

const has = (list: unknown, value: string): boolean =>
  !Array.isArray(list) || list.length === 0 || list.includes(value);

/** What one record adds, and how much of it is an estimate. */
function amount(record: any, { measure, filter }: Figure): [number, number] {
  const estimated = (value: number, when: boolean): [number, number] => [value, when ? value : 0];
  const sum = (parts: [number, number][]): [number, number] => [
    parts.reduce((all, [value]) => all + value, 0),
    parts.reduce((all, [, part]) => all + part, 0),
  ];
  switch (measure) {
    case 'ACTUAL_HEADCOUNT':
      return estimated(record.actualHeadcount ?? 0, record.headcountEstimated);
    case 'AUDIENCE_HEADCOUNT':
      return sum(
        record.audienceCounts
          .filter((one: any) => has(filter.countedAudiences, one.audience.code))
          .map((one: any) => estimated(one.headcount, record.headcountEstimated)),
      );
    case 'MATERIAL_QUANTITY':
      return sum(
        record.materials
          .filter((one: any) => has(filter.materials, one.material.code))
          .filter((one: any) => has(filter.materialWords, one.countingWord))
          .map((one: any) => estimated(one.quantity, one.estimated)),
      );
    case 'COPIES':
      return [record.copies ?? 0, 0];
    default:
      return [1, 0];
  }
}

/**
 * Opens the records behind every figure of the answer and adds them up. Answers how many figures were
 * more than nothing.
 */
export async function expectToAddUp(client: Client, answer: unknown): Promise<number> {
  const figures = figuresIn(answer);
  const recordsOf = recordReader(client);
  for (const figure of figures) {
    const amounts = (await recordsOf(figure)).map((record) => amount(record, figure));
    const added = {
      value: amounts.reduce((sum, [value]) => sum + value, 0),
      estimated: amounts.reduce((sum, [, part]) => sum + part, 0),
    };
    expect({ ...figure, ...added }).toEqual(figure);
  }
  return figures.filter(({ value }) => value > 0).length;
}
