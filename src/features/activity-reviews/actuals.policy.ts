import { type FieldProblem, say } from '../../platform/errors.js';

/** The figures of a closing that must fit together. */
export interface Figures {
  actualHeadcount: number;
  headcountEstimated: boolean;
  audiencesOverlap: boolean;
  audienceCounts: readonly { headcount: number }[];
}

/**
 * An audience's headcount never exceeds the whole; their sum may only where one person stands in
 * several audiences, or where the whole is itself an estimate.
 */
export function figureProblems(figures: Figures): FieldProblem[] {
  const { actualHeadcount, headcountEstimated, audiencesOverlap, audienceCounts } = figures;
  if (headcountEstimated) return [];
  const tooMany = audienceCounts
    .map(({ headcount }, index) => ({ headcount, path: `audienceCounts.${index}.headcount` }))
    .filter(({ headcount }) => headcount > actualHeadcount)
    .map(({ path }) => ({
      path,
      text: say('超过了实际总人数', 'is more than the whole headcount'),
    }));
  const sum = audienceCounts.reduce((total, { headcount }) => total + headcount, 0);
  if (tooMany.length || audiencesOverlap || sum <= actualHeadcount) return tooMany;
  return [
    {
      path: 'audienceCounts',
      text: say(
        `各类受众合计 ${sum} 人,超过实际人数 ${actualHeadcount} 人;如有交叉请勾选“受众有交叉”`,
        `add up to ${sum}, more than the headcount of ${actualHeadcount}; tick audiencesOverlap if they overlap`,
      ),
    },
  ];
}
