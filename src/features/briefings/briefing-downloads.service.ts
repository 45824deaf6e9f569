import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { found } from '../../platform/errors.js';
import { FileStore } from '../../platform/files/file-store.js';
import type { Made, Served } from '../../platform/files/send-file.js';
import { safeFileName } from '../../platform/files/file-name.js';
import { WORD_MIME_TYPE } from '../../platform/word/word-document.js';
import { Attachment } from '../attachments/attachment.entity.js';
import { BriefingPapersService } from './briefing-papers.service.js';
import { BRIEFING } from './briefing-steps.service.js';
import { Briefing } from './briefing.entity.js';
import { visibleTo } from './briefing.policy.js';

/** Hands out briefings as .docx files. */
@Injectable()
export class BriefingDownloadsService {
  constructor(
    private readonly db: Database,
    private readonly files: FileStore,
    private readonly papers: BriefingPapersService,
  ) {}

  /** The paper: of an issued briefing the stored file, of any other one as the records stand now. */
  async of(actor: Actor, id: string): Promise<Served | Made> {
    const briefing = found(await this.db.findById(Briefing, id, [visibleTo(actor)]), BRIEFING);
    if (briefing.paperId) return this.stored(briefing.paperId);
    const { document } = await this.papers.compose(actor, briefing);
    const data = await this.papers.write(document);
    const fileName = safeFileName(`${briefing.series} ${briefing.title}(草稿)`, 'docx');
    return { data, mimeType: WORD_MIME_TYPE, fileName };
  }

  private async stored(paperId: string): Promise<Served> {
    const paper = found(await this.db.findById(Attachment, paperId), BRIEFING);
    const { storedAs, mimeType, fileName } = paper;
    return { path: this.files.path(storedAs), mimeType, fileName, inline: false };
  }
}
