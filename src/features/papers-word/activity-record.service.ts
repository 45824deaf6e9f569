import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { noteReading } from '../../platform/audit/note-reading.js';
import { dayOf } from '../../platform/calendar.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { found, say } from '../../platform/errors.js';
import type { WordDocument } from '../../platform/word/word-document.js';
import { ActivityFactsQueries } from '../activities/activity-facts.queries.js';
import { StepKind } from '../activities/activity-status.policy.js';
import { ActivityStep } from '../activities/activity-step.entity.js';
import { Activity } from '../activities/activity.entity.js';
import { canSeeContact, canSeeInside, visibleTo } from '../activities/activity.policy.js';
import type { Attachment } from '../attachments/attachment.entity.js';
import { recordBlocks, type RecordNames } from './activity-record.policy.js';
import { ActivitySheetsQueries } from './activity-sheets.queries.js';
import { PaperPhotosService } from './paper-photos.service.js';

const MOST_PHOTOS = 6;

/** A paper that was drawn up, under the name that it is saved by. */
export interface Paper {
  document: WordDocument;
  fileName: string;
}

/** Draws up the 活动记录表 of one activity. */
@Injectable()
export class ActivityRecordService {
  constructor(
    private readonly db: Database,
    private readonly sheets: ActivitySheetsQueries,
    private readonly facts: ActivityFactsQueries,
    private readonly photos: PaperPhotosService,
  ) {}

  /** The sheet as the actor may see it. Raises NOT_FOUND. */
  async of(actor: Actor, id: string): Promise<Paper> {
    const activity = found(
      await this.db.findById(Activity, id, [visibleTo(actor)]),
      say('活动', 'activity'),
    );
    const [sheet] = await this.sheets.of(actor, [id]);
    const seen = await this.photos.filesOf(actor, id);
    const names = await this.namesOf(actor, activity, seen);
    const blocks = recordBlocks(found(sheet), names, await this.photos.first(seen, MOST_PHOTOS));
    const title = `${activity.title}活动记录表`;
    return { document: { title, author: '', blocks }, fileName: `${title}.docx` };
  }

  /** What only some may read; looking at a person's name leaves an audit line. */
  private async namesOf(
    actor: Actor,
    activity: Activity,
    seen: readonly Attachment[],
  ): Promise<RecordNames> {
    const [facts] = await this.facts.of([activity.id]);
    const inside = !!facts && canSeeInside(actor, facts);
    const personal = inside && canSeeContact(actor, facts);
    const contact = personal ? activity.contactName : null;
    if (contact) await noteReading(this.db, 'Activity', activity.id);
    const closing = inside
      ? await this.db.findOne(
          ActivityStep,
          sql`t.activity_id = ${activity.id} AND t.kind = ${StepKind.CLOSE}`,
        )
      : null;
    return {
      contact: contact ?? '',
      filledInBy: closing?.accountName ?? '',
      filledInOn: activity.closedAt ? dayOf(new Date(activity.closedAt)) : null,
      evidence: inside ? seen.map(({ evidenceKind }) => evidenceKind) : [],
    };
  }
}
