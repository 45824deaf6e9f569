import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import {
  CurrentActor,
  Public,
  Requires,
  SignedIn,
} from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { type Page, PageArgs } from '../../platform/graphql/connection.js';
import { Permission } from '../accounts/role.policy.js';
import { MediaReportStep } from '../media-reports/media-report-parts.entity.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import {
  MediaReportConnection,
  MediaReportStepConnection,
} from './media-report-connection.entity.js';
import { MediaReportListArgs } from './media-report-filter.inputs.js';
import { MediaReportListsQueries } from './media-report-lists.queries.js';

/** Reports as everyone reads them: each sees what `visibleTo` lets them see. */
@Resolver(() => MediaReport)
export class MediaReportListsResolver {
  constructor(private readonly queries: MediaReportListsQueries) {}

  @Public()
  @Query(() => MediaReport, {
    description:
      '查看一篇报道 — one report. NOT_FOUND for one that does not exist or that you may not see.',
  })
  mediaReport(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<MediaReport> {
    return this.queries.get(actor, id);
  }

  @Public()
  @Query(() => MediaReportConnection, {
    name: 'mediaReports',
    description:
      '报道列表 — the reports that you may see: those about something public, and what your unit and your role let you see besides.',
  })
  list(
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
  ): Promise<Page<MediaReport>> {
    return this.queries.pages(actor, args).all();
  }

  @Requires(Permission.EditMediaReports)
  @Query(() => MediaReportConnection, {
    name: 'mediaReportTodo',
    description:
      '待关联报道 — reports that you may correct, about no activity yet, and not marked as about none.',
  })
  todo(
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
  ): Promise<Page<MediaReport>> {
    return this.queries.todo(actor, args).all();
  }

  @SignedIn()
  @Query(() => MediaReportStepConnection, {
    name: 'deletedMediaReports',
    description:
      '已删报道 — what was deleted from your unit’s reports, or from those that you read, last first.',
  })
  deleted(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<Page<MediaReportStep>> {
    return this.queries.deleted(actor, page).all();
  }
}
