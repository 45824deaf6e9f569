import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { safeFileName } from '../../platform/files/file-name.js';
import { FileStore } from '../../platform/files/file-store.js';
import { WORD_MIME_TYPE } from '../../platform/word/word-document.js';
import {
  Attachment,
  AttachmentKind,
  EvidenceKind,
  RecordKind,
} from '../attachments/attachment.entity.js';
import type { CountedFigure } from '../papers-word/counted-figure.policy.js';
import { scopeOf } from './briefing-papers.service.js';
import { BriefingFigure, BriefingFigureRecord } from './briefing-parts.entity.js';
import { BriefingStatus, BriefingStepKind } from './briefing-status.policy.js';
import { BriefingStepsService } from './briefing-steps.service.js';
import { Briefing } from './briefing.entity.js';
import { statusAfter } from './briefing.lifecycle.js';

/** A briefing as it is issued: the row as it will stand, its paper, and the figures in it. */
export interface Issue {
  /** As it was read, with numbers and date. */
  briefing: Briefing;
  paper: Buffer;
  figures: readonly CountedFigure[];
}

const ROWS_AT_ONCE = 200;

/** Keeps what was issued as it was: the paper as a stored file, the figures with their records. */
@Injectable()
export class BriefingFreezeService {
  constructor(
    private readonly db: Database,
    private readonly files: FileStore,
    private readonly steps: BriefingStepsService,
  ) {}

  /** The file is safe on disk before the unit of work that names it begins. */
  async freeze(actor: Actor, issue: Issue, remark: string | null): Promise<Briefing> {
    const draft = await this.files.draft();
    try {
      await writeFile(draft, issue.paper);
      const storedAs = await this.files.keep({ main: draft, thumbnail: null });
      try {
        return await this.db.transact(() => this.record(actor, issue, storedAs, remark));
      } finally {
        const row = await this.db.findOne(Attachment, sql`t.stored_as = ${storedAs}`);
        if (!row) await this.files.remove(storedAs);
      }
    } finally {
      await this.files.removeDrafts([draft]);
    }
  }

  private async record(
    actor: Actor,
    { briefing, paper, figures }: Issue,
    storedAs: string,
    remark: string | null,
  ): Promise<Briefing> {
    const {
      id,
      version: expectedVersion,
      number,
      totalNumber,
      issuedOn,
      year,
      unitName,
    } = briefing;
    const row = await this.steps.load({ id, expectedVersion });
    const status = statusAfter(BriefingStepKind.ISSUE, row.status);
    await this.keepFigures(briefing, figures);
    const paperSha256 = createHash('sha256').update(paper).digest('hex');
    const paperId = await this.keepPaper(briefing, paper, { storedAs, paperSha256 });
    await this.steps.note(
      actor,
      BriefingStepKind.ISSUE,
      { ...briefing, status: BriefingStatus.ISSUED } as Briefing,
      { reason: remark },
    );
    // The last write: from here on the database itself refuses every other one.
    Object.assign(row, { number, totalNumber, issuedOn, year, unitName });
    return this.db.repo(Briefing).save(Object.assign(row, { status, paperId, paperSha256 }));
  }

  private async keepFigures(briefing: Briefing, figures: readonly CountedFigure[]): Promise<void> {
    const rows = this.db.repo(BriefingFigure);
    const sources = this.db.repo(BriefingFigureRecord);
    for (const [index, { records, recordKind, ...counted }] of figures.entries()) {
      const figure = await rows.save(
        rows.create({
          ...counted,
          briefingId: briefing.id,
          position: index + 1,
          filter: scopeOf(briefing),
        }),
      );
      await sources.save(
        records.map(({ id: recordId, title, value }, at) =>
          sources.create({
            briefingId: briefing.id,
            figureId: figure.id,
            position: at + 1,
            ...{ recordKind, recordId, title, value },
          }),
        ),
        { chunk: ROWS_AT_ONCE },
      );
    }
  }

  private async keepPaper(
    { id, series, number, year, title }: Briefing,
    paper: Buffer,
    { storedAs, paperSha256 }: { storedAs: string; paperSha256: string },
  ): Promise<string> {
    const repo = this.db.repo(Attachment);
    const name = `${series}${year}年第${number ?? ''}期 ${title}`;
    const saved = await repo.save(
      repo.create({
        recordKind: RecordKind.BRIEFING,
        recordId: id,
        kind: AttachmentKind.DOCUMENT,
        evidenceKind: EvidenceKind.TEXT,
        fileName: safeFileName(name, 'docx'),
        mimeType: WORD_MIME_TYPE,
        bytes: paper.length,
        width: null,
        height: null,
        takenOn: null,
        caption: null,
        position: 1,
        sha256: paperSha256,
        storedAs,
      }),
    );
    return saved.id;
  }
}
