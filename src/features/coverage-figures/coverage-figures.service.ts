import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Vocabulary } from '../vocabularies/vocabulary-term.entity.js';
import { ActivitySumsQueries } from './activity-sums.queries.js';
import type { CoverageFigures } from './coverage-figures.entity.js';
import type {
  ActivityFigureRow,
  BaseFigures,
  DonationFigures,
  Figure,
  MaterialFigure,
  MediaFigures,
  StationFigures,
} from './figure.entity.js';
import type { FigureScopeInput } from './figure-scope.inputs.js';
import type { FigureScope } from './figure-scope.policy.js';
import { FigureScopesQueries } from './figure-scopes.queries.js';
import { sentenceOf, sentenceWithTotal, type Told } from './figure-sentence.policy.js';
import { RegisterSumsQueries } from './register-sums.queries.js';

/** All figures of a scope as plain values: what a paper prints, and what a briefing freezes. */
export interface WholeFigures {
  from: string | null;
  to: string | null;
  activities: Figure;
  planned: Figure;
  closed: Figure;
  participants: Figure;
  undated: Figure | null;
  handouts: Figure;
  types: ActivityFigureRow[];
  audiences: ActivityFigureRow[];
  entryTags: ActivityFigureRow[];
  securityFields: ActivityFigureRow[];
  streets: ActivityFigureRow[];
  materials: MaterialFigure[];
  mediaReports: MediaFigures;
  educationBases: BaseFigures;
  bookDonations: DonationFigures;
  legalAidStations: StationFigures;
  sentence: string;
}

/** Figures of campaigns, days, regions and units, and the sentences made of them. */
@Injectable()
export class CoverageFiguresService {
  constructor(
    private readonly scopes: FigureScopesQueries,
    private readonly activities: ActivitySumsQueries,
    private readonly registers: RegisterSumsQueries,
  ) {}

  /** The first figures of a scope. Raises NOT_FOUND, INVALID_INPUT. */
  async of(actor: Actor, input: FigureScopeInput): Promise<CoverageFigures> {
    return this.in(await this.scopes.read(actor, input));
  }

  async in(scope: FigureScope): Promise<CoverageFigures> {
    const { from = null, to = null } = scope.input;
    return { scope, from, to, ...(await this.activities.core(scope)) };
  }

  /** The campaign from its beginning; null without one. */
  total(scope: FigureScope): Promise<CoverageFigures> | null {
    const whole = this.scopes.totalOf(scope);
    return whole && this.in(whole);
  }

  /** The same a year earlier; null where there was none. */
  async lastYear(scope: FigureScope): Promise<CoverageFigures | null> {
    const last = await this.scopes.yearBefore(scope);
    return last && this.in(last);
  }

  /** `共开展活动X场次,覆盖Y人次,…` */
  async sentence(figures: CoverageFigures): Promise<string> {
    return sentenceOf(await this.told(figures));
  }

  /** `本周开展活动X场次,…;累计…`; without a campaign there is no total to tell of. */
  async sentenceWithTotal(figures: CoverageFigures): Promise<string> {
    const told = await this.told(figures);
    const total = await this.total(figures.scope);
    return total ? sentenceWithTotal(told, await this.told(total)) : sentenceOf(told);
  }

  /** Everything at once, one statement after the other. Raises NOT_FOUND, INVALID_INPUT. */
  async whole(actor: Actor, input: FigureScopeInput): Promise<WholeFigures> {
    const { scope, ...core } = await this.of(actor, input);
    const materials = await this.activities.materials(scope);
    const handouts = this.activities.handouts(scope, materials);
    const mediaReports = await this.registers.mediaReports(scope);
    return {
      ...core,
      undated: await this.activities.undated(scope),
      handouts,
      types: await this.activities.byType(scope),
      audiences: await this.activities.byAudience(scope),
      entryTags: await this.activities.byTerm(scope, Vocabulary.ENTRY_TAG),
      securityFields: await this.activities.byTerm(scope, Vocabulary.SECURITY_FIELD),
      streets: await this.activities.byStreet(scope),
      materials,
      mediaReports,
      educationBases: await this.registers.educationBases(scope),
      bookDonations: await this.registers.bookDonations(scope),
      legalAidStations: await this.registers.stations(scope),
      sentence: sentenceOf({ ...core, handouts, mediaReports: mediaReports.total }),
    };
  }

  private async told(figures: CoverageFigures): Promise<Told> {
    const { scope, activities, participants } = figures;
    const handouts = this.activities.handouts(scope, await this.activities.materials(scope));
    const { total: mediaReports } = await this.registers.mediaReports(scope);
    return { activities, participants, handouts, mediaReports };
  }
}
