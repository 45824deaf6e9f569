import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql } from '../../platform/database/sql.js';
import { type FieldProblem, say } from '../../platform/errors.js';
import { visibleTo as activityVisibleTo } from '../activities/activity.policy.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { visibleTo as reportVisibleTo } from '../media-reports/media-report.policy.js';
import { PaperPhotosService } from '../papers-word/paper-photos.service.js';
import { inSubtree } from '../regions/regions.queries.js';
import type { Briefing } from './briefing.entity.js';

const absent = (path: string): FieldProblem => ({
  path,
  text: say('没有这条记录', 'names nothing that you may see'),
});

type Named = Pick<Briefing, 'sections' | 'photos' | 'campaignId'>;

const AT_ONCE = 200;

/** Checks that what a briefing names exists and may be seen, so that nothing is left out silently. */
@Injectable()
export class BriefingReferencesService {
  constructor(
    private readonly db: Database,
    private readonly photos: PaperPhotosService,
  ) {}

  async problems(actor: Actor, { sections, photos, campaignId }: Named): Promise<FieldProblem[]> {
    const activities = await this.seen(
      'activities',
      sections.flatMap(({ activityIds }) => activityIds),
      actor,
    );
    const reports = await this.seen(
      'media_reports',
      sections.flatMap(({ reportIds }) => reportIds),
      actor,
    );
    const pictures = await this.photos.seen(
      actor,
      photos.map(({ attachmentId }) => attachmentId),
    );
    const campaign = campaignId ? await this.db.findById(Campaign, campaignId) : null;
    return [
      ...(campaignId && !campaign ? [absent('campaignId')] : []),
      ...sections.flatMap((section, at) => [
        ...missing(section.activityIds, activities, `sections.${at}.activityIds`),
        ...missing(section.reportIds, reports, `sections.${at}.reportIds`),
      ]),
      ...photos.flatMap(({ attachmentId }, at) =>
        pictures.has(attachmentId) ? [] : [absent(`photos.${at}.attachmentId`)],
      ),
    ];
  }

  /** A briefing reports on the region of its unit, or one below. */
  async outside(regionId: string, homePath: string): Promise<FieldProblem[]> {
    const inside = await this.db.one(
      sql`SELECT t.id FROM regions t WHERE t.id = ${regionId} AND ${inSubtree('t.id', homePath)}`,
    );
    const text = say('须在本单位所属区划之内', 'is not within the region of the unit');
    return inside ? [] : [{ path: 'regionId', text }];
  }

  private async seen(
    table: 'activities' | 'media_reports',
    ids: readonly string[],
    actor: Actor,
  ): Promise<Set<string>> {
    const visible = table === 'activities' ? activityVisibleTo(actor) : reportVisibleTo(actor);
    const found = new Set<string>();
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = isIn(raw('t.id'), ids.slice(start, start + AT_ONCE));
      const rows = await this.db.all<{ id: string }>(
        sql`SELECT t.id FROM ${raw(table)} t WHERE ${and([some, visible])}`,
      );
      for (const { id } of rows) found.add(id);
    }
    return found;
  }
}

const missing = (
  ids: readonly string[],
  there: ReadonlySet<string>,
  path: string,
): FieldProblem[] => ids.flatMap((id, at) => (there.has(id) ? [] : [absent(`${path}.${at}`)]));
