import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { begun } from '../../platform/workbooks/begun.js';
import { type Column, type Line, note, row, type Sheet } from '../../platform/workbooks/sheet.js';
import { listQuery, PaperPages, type Wire } from './paper-pages.service.js';
import type { Register, RegisterColumn } from './register.js';

/** A sheet of a workbook has about a million lines; what a list has beyond this is said in its last. */
export const MOST_LINES = 500_000;

/** How a register is asked for: as the list behind it. */
export interface RegisterAsked {
  filter: unknown;
  orderBy: string | undefined;
}

const NUMBER: Column = { title: '序号', kind: 'whole', width: 7 };

/** Lists as sheets. */
@Injectable()
export class RegistersService {
  constructor(private readonly pages: PaperPages) {}

  /** The records that the asker sees in the list, in its order. Raises what the list raises. */
  async sheetOf(
    register: Register,
    asked: RegisterAsked,
    { actor, wire }: { actor: Actor; wire: Wire },
  ): Promise<Sheet> {
    const inside = register.seesInside(actor);
    const columns = register.columns.filter(({ internal }) => inside || !internal);
    const lines = await begun(this.lines(register, columns, { asked, wire }));
    const shown = columns.map(({ title, kind, width }): Column => ({ title, kind, width }));
    return { head: { name: register.title, columns: [NUMBER, ...shown] }, lines };
  }

  private async *lines(
    register: Register,
    columns: readonly RegisterColumn<unknown>[],
    { asked: { filter, orderBy }, wire }: { asked: RegisterAsked; wire: Wire },
  ): AsyncGenerator<Line[]> {
    const variables = { filter, ...(orderBy !== undefined && { orderBy }) };
    const query = listQuery(register, register.selection);
    let written = 0;
    for await (const nodes of this.pages.of(query, variables, wire)) {
      const entries = nodes.flatMap((node) => register.entriesOf(node));
      const room = MOST_LINES - written;
      yield entries.slice(0, room).map((entry) => {
        written += 1;
        return row([written, ...columns.map((column) => column.of(entry, this.pages.words))]);
      });
      if (entries.length > room) {
        yield [note(`只列出前 ${MOST_LINES} 行,请按条件分次导出。`)];
        return;
      }
    }
  }
}
