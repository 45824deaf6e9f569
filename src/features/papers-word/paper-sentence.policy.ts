import { counted } from './activity-sheet.policy.js';
import { type CountedFigure, FigureKey } from './counted-figure.policy.js';

type Said = Pick<CountedFigure, 'key' | 'value' | 'estimated'>;

const PHRASES: Readonly<Record<FigureKey, (number: string) => string>> = {
  [FigureKey.ACTIVITIES]: (number) => `共开展活动${number}场次`,
  [FigureKey.PARTICIPANTS]: (number) => `覆盖${number}人次`,
  [FigureKey.MATERIALS]: (number) => `发放宣传资料${number}份`,
  [FigureKey.MEDIA_REPORTS]: (number) => `媒体报道${number}篇`,
};

const ORDER = Object.values(FigureKey);

/**
 * The sentence that every paper needs: `共开展活动7场次,覆盖3000余人次,发放宣传资料60000余份,媒体报道2篇`.
 * What nobody counted is not said to have been nought.
 */
export function figuresSentence(figures: readonly Said[]): string {
  const said = ORDER.flatMap((key) => {
    const figure = figures.find((one) => one.key === key);
    if (!figure || (figure.value === 0 && key !== FigureKey.ACTIVITIES)) return [];
    return [PHRASES[key](counted(figure.value, figure.estimated > 0))];
  });
  return said.length ? `${said.join(',')}。` : '';
}
