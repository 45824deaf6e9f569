import type * as CsvParse from 'csv-parse/sync';
import { type FieldProblem, InvalidInput, say } from '../../platform/errors.js';
import { whenNeeded } from '../../platform/when-needed.js';
import { RegionLevel } from './region.entity.js';
import { codeProblem } from './region.policy.js';

const csv = whenNeeded<typeof CsvParse>('csv-parse/sync');

/** One line of a list of divisions. */
export interface Division {
  line: number;
  code: string;
  name: string;
  level: RegionLevel;
  parentCode: string | null;
}

const COLUMNS = ['code', 'name', 'level', 'parent_code'] as const;
const MAX_NAME = 100;
const MAX_PROBLEMS = 200;

type Cells = Record<(typeof COLUMNS)[number], string | undefined>;
interface Parsed {
  record: Cells;
  info: { lines: number };
}

/** A problem of one line and column of the list. */
export const divisionProblem = (
  line: number,
  column: string,
  zh: string,
  en: string,
): FieldProblem => ({
  path: `第${line}行.${column}`,
  text: say(`第 ${line} 行 ${column}:${zh}`, en),
});

/** UTF-8 with or without a mark at its start, or GB18030, which Excel writes in China. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function records(bytes: Uint8Array): Parsed[] {
  const options = {
    bom: true,
    columns: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
  } as const;
  try {
    return csv().parse(decode(bytes), options) as unknown as Parsed[];
  } catch (error) {
    const { message } = error as Error;
    throw InvalidInput.at(
      'file',
      `不是有效的 CSV 文件(${message})`,
      `is not a CSV file: ${message}`,
    );
  }
}

function checkColumns(first: Parsed | undefined): void {
  if (!first) throw InvalidInput.at('file', '没有数据行', 'has no lines of data');
  const missing = COLUMNS.filter((column) => !(column in first.record));
  if (missing.length)
    throw InvalidInput.at(
      'file',
      `缺少列 ${missing.join('、')}`,
      `lacks the columns ${missing.join(', ')}`,
    );
}

const isLevel = (text: string | undefined): text is RegionLevel =>
  Object.values<string | undefined>(RegionLevel).includes(text);

/** What is wrong with the cells of one line by themselves. */
function problemsOf({ record, info: { lines: line } }: Parsed): FieldProblem[] {
  const { code = '', name = '', level, parent_code: parentCode } = record;
  const problems: FieldProblem[] = [];
  if (!name) problems.push(divisionProblem(line, 'name', '名称为空', 'is empty'));
  if (name.length > MAX_NAME)
    problems.push(
      divisionProblem(line, 'name', `名称超过 ${MAX_NAME} 个字`, `exceeds ${MAX_NAME} characters`),
    );
  if (!isLevel(level)) {
    const levels = Object.values(RegionLevel).join(' / ');
    problems.push(
      divisionProblem(line, 'level', `级别应为 ${levels} 之一`, `must be one of ${levels}`),
    );
    return problems;
  }
  const wrongCode = codeProblem(code, level, parentCode || null);
  if (wrongCode) problems.push(divisionProblem(line, 'code', wrongCode.zh, wrongCode.en));
  const wantsParent = level !== RegionLevel.PROVINCE;
  if (wantsParent && !parentCode)
    problems.push(divisionProblem(line, 'parent_code', '缺少上级代码', 'is missing'));
  return problems;
}

/** What stands twice: codes, and names under one parent. */
function doubled(
  parsed: readonly Parsed[],
  column: 'code' | 'name',
  keyOf: (cells: Cells) => string,
): FieldProblem[] {
  const first = new Map<string, number>();
  return parsed.flatMap(({ record, info: { lines } }) => {
    const value = record[column];
    const earlier = first.get(keyOf(record));
    if (earlier === undefined) first.set(keyOf(record), lines);
    if (earlier === undefined || !value) return [];
    const what = column === 'code' ? '代码' : '名称';
    return [
      divisionProblem(
        lines,
        column,
        `${what} ${value} 与第 ${earlier} 行重复`,
        `repeats line ${earlier}`,
      ),
    ];
  });
}

/**
 * Reads a list of divisions with the columns `code,name,level,parent_code`. Raises INVALID_INPUT that
 * names every bad line and column.
 */
export function readDivisions(bytes: Uint8Array): Division[] {
  const parsed = records(bytes);
  checkColumns(parsed[0]);
  const problems = [
    ...parsed.flatMap(problemsOf),
    ...doubled(parsed, 'code', ({ code }) => code ?? ''),
    ...doubled(parsed, 'name', ({ name, parent_code }) => `${parent_code ?? ''} ${name ?? ''}`),
  ];
  if (problems.length) throw new InvalidInput(problems.slice(0, MAX_PROBLEMS));
  return parsed.map(({ record, info }) => ({
    line: info.lines,
    code: record.code ?? '',
    name: record.name ?? '',
    level: record.level as RegionLevel,
    parentCode: record.parent_code || null,
  }));
}
