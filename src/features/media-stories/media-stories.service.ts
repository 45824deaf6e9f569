import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { newId } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { Conflict, InvalidInput, say } from '../../platform/errors.js';
import { MediaReportStepKind } from '../media-reports/media-report-kinds.policy.js';
import { MediaReportStepsService } from '../media-reports/media-report-steps.service.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { MediaReportsService } from '../media-reports/media-reports.service.js';
import { titleKeyOf } from '../media-reports/media-title.policy.js';
import { MediaStoriesQueries } from './media-stories.queries.js';
import type { SimilarMediaReport } from './media-story.entity.js';
import type {
  MergeMediaStoriesInput,
  SameStoryArgs,
  SplitMediaStoryInput,
} from './media-story.inputs.js';

/** A story has at most so many reports. */
const MAX_STORY = 300;

/** Puts the reports of one story together, and takes them apart. */
@Injectable()
export class MediaStoriesService {
  constructor(
    private readonly db: Database,
    private readonly reports: MediaReportsService,
    private readonly queries: MediaStoriesQueries,
    private readonly steps: MediaReportStepsService,
  ) {}

  /** Reports that may be the same story as this one, or as one about to be registered. */
  async similar(actor: Actor, args: SameStoryArgs): Promise<SimilarMediaReport[]> {
    const { reportId, title, publishedOn, first } = args;
    if (reportId)
      return this.queries.similar(actor, await this.reports.seenToEdit(actor, reportId), first);
    if (!title)
      throw InvalidInput.at('title', '请给出报道或标题', 'is needed where no report is given');
    const compared = { titleKey: titleKeyOf(title), publishedOn: publishedOn ?? null };
    return this.queries.similar(actor, { ...compared, storyId: null }, first);
  }

  /** All reports of the stories of these become one story, which is that of the oldest record. */
  async merge(actor: Actor, { reportIds }: MergeMediaStoriesInput): Promise<MediaReport[]> {
    const named = await this.editable(actor, reportIds);
    const storyIds = [...new Set(named.map(({ storyId }) => storyId))];
    const all = await this.queries.ofStories(storyIds);
    if (all.length > MAX_STORY)
      throw new Conflict(
        say(`同题报道最多 ${MAX_STORY} 篇`, `A story has at most ${MAX_STORY} reports`),
      );
    await this.editable(
      actor,
      all.map(({ id }) => id),
    );
    const [storyId = ''] = storyIds.toSorted();
    const moved = all.filter((report) => report.storyId !== storyId);
    const kept = all.filter((report) => report.storyId === storyId);
    const saved = await this.regroup(actor, moved, storyId);
    return inOrderOf(all, [...kept, ...saved]);
  }

  /** These reports of one story become another one; the rest stays. */
  async split(actor: Actor, { reportIds }: SplitMediaStoryInput): Promise<MediaReport[]> {
    const named = await this.editable(actor, reportIds);
    const storyIds = [...new Set(named.map(({ storyId }) => storyId))];
    const [storyId = ''] = storyIds;
    if (storyIds.length > 1)
      throw new Conflict(say('所选报道不属于同一题', 'The reports are not of one story'), {
        storyIds,
      });
    const all = await this.queries.ofStories([storyId]);
    if (all.length === named.length)
      throw new Conflict(say('须留下至少一篇', 'At least one report must stay'));
    return this.regroup(actor, named, newId());
  }

  private async editable(actor: Actor, ids: readonly string[]): Promise<MediaReport[]> {
    const reports: MediaReport[] = [];
    for (const id of ids) reports.push(await this.reports.atHand(actor, id));
    return reports;
  }

  /** Puts each into the story. Whoever may not correct one of them does not move it either. */
  private async regroup(
    actor: Actor,
    reports: readonly MediaReport[],
    storyId: string,
  ): Promise<MediaReport[]> {
    const saved: MediaReport[] = [];
    for (const { id } of reports) {
      const report = await this.reports.atHand(actor, id);
      saved.push(await this.db.repo(MediaReport).save(Object.assign(report, { storyId })));
      await this.steps.note(actor, report, MediaReportStepKind.REGROUP, { changed: ['storyId'] });
    }
    return saved;
  }
}

const inOrderOf = (order: readonly MediaReport[], reports: readonly MediaReport[]): MediaReport[] =>
  order.flatMap(({ id }) => reports.find((report) => report.id === id) ?? []);
