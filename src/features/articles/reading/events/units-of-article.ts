import { referredTo } from '../entities/references.js';
import type { UnitSpan } from '../entities/organizations.js';
import type { Reason } from '../reading.types.js';
import type { Mention } from './mentions.js';

/** A unit of the article by its fullest name. Offsets count in the article. */
export interface ArticleUnit {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly strength: UnitSpan['strength'];
  readonly from: 'HEADLINE' | 'BODY' | 'SOURCE';
}

/** No article names more; what does is no article. */
const MOST_UNITS = 1_000;
/** What may stand in front of a short name to make it the full one. */
const UPPER_LEVEL = /.[省市区县州旗镇乡村道局院校社会所司馆团队]$/;

/** All units named in an article, so that short and pointing names find their full ones. */
export class ArticleUnits {
  private readonly all: ArticleUnit[] = [];

  constructor(mentions: readonly Mention[], sources: readonly Mention[]) {
    for (const mention of mentions) this.add(mention, mention.part);
    for (const mention of sources) this.add(mention, 'SOURCE');
  }

  private add({ sentence, units }: Mention, from: ArticleUnit['from']): void {
    if (this.all.length > MOST_UNITS) return;
    for (const unit of units) {
      const { name, strength } = unit;
      const start = sentence.start + unit.start;
      if (strength !== 'BARE')
        this.all.push({ name, strength, start, end: start + name.length, from });
    }
  }

  /** The fullest form of a name: 柳岸社区 is 青禾街道柳岸社区 where the text says so. */
  fullest(unit: ArticleUnit): ArticleUnit {
    const longer = this.all.filter(
      ({ name, from }) =>
        from !== 'HEADLINE' &&
        name.endsWith(unit.name) &&
        UPPER_LEVEL.test(name.slice(0, -unit.name.length)),
    );
    const [best] = longer.sort((a, b) => b.name.length - a.name.length || a.start - b.start);
    return best ?? unit;
  }

  /** The unit that a span stands for; null where a bare head noun refers to nothing. */
  resolve(span: UnitSpan, offset: number): { unit: ArticleUnit; reasons: Reason[] } | null {
    const start = offset + span.start;
    if (span.strength !== 'BARE') {
      const own: ArticleUnit = { ...span, start, end: start + span.name.length, from: 'BODY' };
      return {
        unit: this.fullest(own),
        reasons: span.strength === 'DIVISION' ? ['UNIT_IS_DISTRICT'] : [],
      };
    }
    const named = referredTo(
      span.head,
      this.all.filter((each) => each.from !== 'SOURCE' && each.start < start),
      this.all.filter((each) => each.from === 'SOURCE' || each.start > start),
    );
    return named && { unit: this.fullest(named), reasons: ['UNIT_BY_REFERENCE'] };
  }

  /** The units named before a place of the text. */
  before(offset: number): readonly ArticleUnit[] {
    return this.all.filter(({ start, from }) => start < offset && from !== 'SOURCE');
  }

  /** The units that send the article: what is left when nobody is named as organizer. */
  get senders(): readonly ArticleUnit[] {
    return this.all.filter(({ from, strength }) => from === 'SOURCE' && strength === 'FULL');
  }
}
