import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { today } from '../../platform/calendar.js';
import { found, InvalidInput, say } from '../../platform/errors.js';
import { safeFileName } from '../../platform/files/file-name.js';
import type { Made } from '../../platform/http/send-made.js';
import { begun } from '../../platform/workbooks/begun.js';
import { csvOf } from '../../platform/workbooks/csv.js';
import { workbookOf } from '../../platform/workbooks/workbook.js';
import { ActivityTableService, type TableFilter } from './activity-table.service.js';
import { DailyTableService } from './daily-table.service.js';
import { PaperFormat, registerAt } from './paper-offers.js';
import type { Wire } from './paper-pages.service.js';
import { PaperTurns } from './paper-turns.service.js';
import type { ActivityTableQuery, DailyTableQuery, RegisterQuery } from './papers.inputs.js';
import { RegistersService } from './registers.service.js';

const TYPES: Readonly<Record<PaperFormat, string>> = {
  [PaperFormat.XLSX]: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  [PaperFormat.CSV]: 'text/csv; charset=utf-8',
};

/** Who asks, and through which request. */
export interface Asking {
  actor: Actor;
  wire: Wire;
}

/** Papers in Excel, made while they are sent. */
@Injectable()
export class PapersService {
  constructor(
    private readonly turns: PaperTurns,
    private readonly registers: RegistersService,
    private readonly activityTables: ActivityTableService,
    private readonly dailyTables: DailyTableService,
  ) {}

  /** A list as a file. Raises what the list raises for the filter. */
  async register(asking: Asking, file: string, { filter, orderBy }: RegisterQuery): Promise<Made> {
    const { register, format } = found(registerAt(file), say('表格', 'paper'));
    const asked = { filter: filterIn(filter), orderBy };
    const content = await this.turns.take(asking.actor, { name: file, asked }, async () => {
      const sheet = await this.registers.sheetOf(register, asked, asking);
      return begun<Uint8Array>(format === PaperFormat.CSV ? csvOf(sheet) : workbookOf([sheet]));
    });
    return made(`${register.title}${today()}`, format, content);
  }

  /** 活动信息统计表. Raises what the list of activities raises, INVALID_INPUT without a period. */
  async activityTable(asking: Asking, query: ActivityTableQuery): Promise<Made> {
    const { filter: text, ...reporter } = query;
    const filter = filterIn(text);
    const paper = { name: 'activity-table.xlsx', asked: { filter } };
    let name = '';
    const content = await this.turns.take(asking.actor, paper, async () => {
      const { title, sheets } = await this.activityTables.sheetsOf({ ...asking, filter, reporter });
      name = title;
      return begun(workbookOf(sheets));
    });
    return made(`${name}${today()}`, PaperFormat.XLSX, content);
  }

  /** 日报表. Raises NOT_FOUND, INVALID_INPUT. */
  async dailyTable(actor: Actor, query: DailyTableQuery): Promise<Made> {
    const paper = { name: 'daily-table.xlsx', asked: { ...query } };
    let name = '';
    const content = await this.turns.take(actor, paper, async () => {
      const { title, sheets } = await this.dailyTables.sheetsOf(actor, query);
      name = title;
      return begun(workbookOf(sheets));
    });
    return made(`${name}${query.day ?? today()}`, PaperFormat.XLSX, content);
  }
}

const made = (name: string, format: PaperFormat, content: AsyncIterable<Uint8Array>): Made => ({
  fileName: safeFileName(`${name}.`, format.toLowerCase()),
  mimeType: TYPES[format],
  content,
});

/** The list's own filter, as JSON in the address. */
function filterIn(text: string | undefined): TableFilter {
  if (!text) return {};
  const refusal = InvalidInput.at(
    'filter',
    '“筛选条件”应为 JSON 对象,与列表的筛选条件相同',
    'must be a JSON object: the filter of the list',
  );
  try {
    const filter: unknown = JSON.parse(text);
    if (typeof filter === 'object' && filter !== null && !Array.isArray(filter))
      return filter as TableFilter;
  } catch {
    throw refusal;
  }
  throw refusal;
}
