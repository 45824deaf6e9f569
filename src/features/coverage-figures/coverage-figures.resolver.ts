import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, Public } from '../../platform/access/access.decorators.js';
import { Actor } from '../../platform/access/actor.js';
import { Vocabulary } from '../vocabularies/vocabulary-term.entity.js';
import { ActivitySumsQueries } from './activity-sums.queries.js';
import { CoverageFigures } from './coverage-figures.entity.js';
import { CoverageFiguresService } from './coverage-figures.service.js';
import {
  ActivityFigureRow,
  BaseFigures,
  DonationFigures,
  Figure,
  MaterialFigure,
  MediaFigures,
  StationFigures,
} from './figure.entity.js';
import { FigureScopeInput } from './figure-scope.inputs.js';
import { RegisterSumsQueries } from './register-sums.queries.js';

@Resolver(() => CoverageFigures)
export class CoverageFiguresResolver {
  constructor(
    private readonly service: CoverageFiguresService,
    private readonly activities: ActivitySumsQueries,
    private readonly registers: RegisterSumsQueries,
  ) {}

  @Public()
  @Query(() => CoverageFigures, {
    description:
      '统计数字 — figures of a campaign, or of the days of a region, each with the filter that opens its records. What is public counts; reports and plans under way as far as you may see them. Raises NOT_FOUND, INVALID_INPUT.',
  })
  coverageFigures(
    @CurrentActor() actor: Actor,
    @Args('scope', { description: '统计范围 — what is counted.' }) scope: FigureScopeInput,
  ): Promise<CoverageFigures> {
    return this.service.of(actor, scope);
  }

  @ResolveField(() => Figure, {
    nullable: true,
    description:
      '日期不详 — the same without a known date, not in the figures; null: it is in them.',
  })
  undated(@Parent() { scope }: CoverageFigures): Promise<Figure | null> {
    return this.activities.undated(scope);
  }

  @ResolveField(() => Figure, {
    description:
      '流程中的计划 — plans submitted, returned, approved or postponed, as far as you may see them.',
  })
  underWay(@Parent() { scope }: CoverageFigures): Promise<Figure> {
    return this.activities.underWay(scope);
  }

  @ResolveField(() => Figure, {
    description: '发放宣传资料 — printed matter and booklets in 份 and 册, as the sentence has it.',
  })
  async handouts(@Parent() { scope }: CoverageFigures): Promise<Figure> {
    return this.activities.handouts(scope, await this.activities.materials(scope));
  }

  @ResolveField(() => [MaterialFigure], {
    description: '资料 — materials of closed activities, by kind and counting word.',
  })
  materials(@Parent() { scope }: CoverageFigures): Promise<MaterialFigure[]> {
    return this.activities.materials(scope);
  }

  @ResolveField(() => [ActivityFigureRow], { description: '按活动类型 — by type of activity.' })
  types(@Parent() { scope }: CoverageFigures): Promise<ActivityFigureRow[]> {
    return this.activities.byType(scope);
  }

  @ResolveField(() => [ActivityFigureRow], {
    description: '按受众 — by audience; an activity for two of them stands in both rows.',
  })
  audiences(@Parent() { scope }: CoverageFigures): Promise<ActivityFigureRow[]> {
    return this.activities.byAudience(scope);
  }

  @ResolveField(() => [ActivityFigureRow], {
    description: '按“进”标签 — by 进-tag; an activity with two of them stands in both rows.',
  })
  entryTags(@Parent() { scope }: CoverageFigures): Promise<ActivityFigureRow[]> {
    return this.activities.byTerm(scope, Vocabulary.ENTRY_TAG);
  }

  @ResolveField(() => [ActivityFigureRow], {
    description: '按安全领域 — by security field; an activity on two of them stands in both rows.',
  })
  securityFields(@Parent() { scope }: CoverageFigures): Promise<ActivityFigureRow[]> {
    return this.activities.byTerm(scope, Vocabulary.SECURITY_FIELD);
  }

  @ResolveField(() => [ActivityFigureRow], {
    description:
      '按街道 — by street; what was held for a larger region stands under that region alone. The rows add up.',
  })
  streets(@Parent() { scope }: CoverageFigures): Promise<ActivityFigureRow[]> {
    return this.activities.byStreet(scope);
  }

  @ResolveField(() => [ActivityFigureRow], {
    description:
      '按填报单位 — by the unit that registered them, most activities first, at most 500. The rows add up.',
  })
  units(@Parent() { scope }: CoverageFigures): Promise<ActivityFigureRow[]> {
    return this.activities.byUnit(scope);
  }

  @ResolveField(() => MediaFigures, {
    description: '媒体报道 — press reports that you may see, by level and form of the outlet.',
  })
  mediaReports(@Parent() { scope }: CoverageFigures): Promise<MediaFigures> {
    return this.registers.mediaReports(scope);
  }

  @ResolveField(() => BaseFigures, {
    description: '教育基地 — bases in force in the region, and those named within the days.',
  })
  educationBases(@Parent() { scope }: CoverageFigures): Promise<BaseFigures> {
    return this.registers.educationBases(scope);
  }

  @ResolveField(() => DonationFigures, { description: '赠书 — book donations received.' })
  bookDonations(@Parent() { scope }: CoverageFigures): Promise<DonationFigures> {
    return this.registers.bookDonations(scope);
  }

  @ResolveField(() => StationFigures, {
    description: '残疾人法律援助站 — stations open now in the region.',
  })
  legalAidStations(@Parent() { scope }: CoverageFigures): Promise<StationFigures> {
    return this.registers.stations(scope);
  }

  @ResolveField(() => String, {
    description:
      '一句话 — 共开展活动X场次,覆盖Y人次,发放宣传资料Z份,媒体报道W篇; zero parts left out.',
  })
  sentence(@Parent() figures: CoverageFigures): Promise<string> {
    return this.service.sentence(figures);
  }

  @ResolveField(() => String, {
    description:
      '本周与累计 — the sentence of the days, and beside it that of the campaign so far.',
  })
  sentenceWithTotal(@Parent() figures: CoverageFigures): Promise<string> {
    return this.service.sentenceWithTotal(figures);
  }

  @ResolveField(() => CoverageFigures, {
    nullable: true,
    description:
      '累计 — the campaign from its beginning up to the last day, undated records too; null without a campaign.',
  })
  total(@Parent() { scope }: CoverageFigures): Promise<CoverageFigures> | null {
    return this.service.total(scope);
  }

  @ResolveField(() => CoverageFigures, {
    nullable: true,
    description:
      '上年同期 — the same days a year earlier, of a campaign those of its edition before; null where there was none.',
  })
  lastYear(@Parent() { scope }: CoverageFigures): Promise<CoverageFigures | null> {
    return this.service.lastYear(scope);
  }
}
