import { Conflict, type FieldProblem, say } from '../../platform/errors.js';
import { BriefingSectionKind, BriefingStatus, BriefingStepKind } from './briefing-status.policy.js';
import type { Briefing, BriefingSection } from './briefing.entity.js';

const { DRAFT, FIRST_REVIEW, SECOND_REVIEW, FINAL_REVIEW, APPROVED, RETURNED, ISSUED } =
  BriefingStatus;
const REVIEWS: readonly BriefingStatus[] = [FIRST_REVIEW, SECOND_REVIEW, FINAL_REVIEW];

/** From which states a step may be taken, and where it leads; null: it stays. */
const STEPS: Readonly<
  Record<BriefingStepKind, { from: readonly BriefingStatus[]; to: BriefingStatus | null }>
> = {
  [BriefingStepKind.DRAFT]: { from: [], to: DRAFT },
  [BriefingStepKind.CHANGE]: { from: [DRAFT, RETURNED], to: null },
  [BriefingStepKind.SUBMIT]: { from: [DRAFT, RETURNED], to: FIRST_REVIEW },
  [BriefingStepKind.WITHDRAW]: { from: [...REVIEWS, APPROVED], to: DRAFT },
  [BriefingStepKind.FIRST_REVIEW]: { from: [FIRST_REVIEW], to: SECOND_REVIEW },
  [BriefingStepKind.SECOND_REVIEW]: { from: [SECOND_REVIEW], to: FINAL_REVIEW },
  [BriefingStepKind.FINAL_REVIEW]: { from: [FINAL_REVIEW], to: APPROVED },
  [BriefingStepKind.RETURN]: { from: [...REVIEWS, APPROVED], to: RETURNED },
  [BriefingStepKind.ISSUE]: { from: [APPROVED], to: ISSUED },
};

const PASSES: Partial<Record<BriefingStatus, BriefingStepKind>> = {
  [FIRST_REVIEW]: BriefingStepKind.FIRST_REVIEW,
  [SECOND_REVIEW]: BriefingStepKind.SECOND_REVIEW,
  [FINAL_REVIEW]: BriefingStepKind.FINAL_REVIEW,
};

/** The step by which a reviewer passes a briefing that waits here; CONFLICT when it does not wait. */
export function passingStep(status: BriefingStatus): BriefingStepKind {
  const step = PASSES[status];
  if (!step) throw wrongState(status);
  return step;
}

/** Where the step leads. Raises CONFLICT for a step that does not follow from where it stands. */
export function statusAfter(kind: BriefingStepKind, status: BriefingStatus): BriefingStatus {
  const { from, to } = STEPS[kind];
  if (!from.includes(status)) throw wrongState(status);
  return to ?? status;
}

/** An issued briefing stays as it is, whoever asks. */
const wrongState = (status: BriefingStatus): Conflict =>
  status === ISSUED
    ? new Conflict(
        say(
          '该简报已印发,不能再修改;如有差错,请另发一期更正',
          'The briefing was issued and never changes; correct it in a new issue',
        ),
        { status },
      )
    : new Conflict(say('简报当前状态不能办理此步骤', 'The briefing does not stand there now'), {
        status,
      });

/** Three reviews are by three people, none of whom wrote it. Raises CONFLICT. */
export function expectAnother(
  accountId: string | null,
  { authorId, handledBy }: Pick<Briefing, 'authorId' | 'handledBy'>,
): void {
  if (accountId === null || (accountId !== authorId && !handledBy.includes(accountId))) return;
  throw new Conflict(
    say('起草人和三级审核人须各不相同', 'Author and the three reviewers must be different people'),
  );
}

/** Marks of state secrets: this system may hold none. */
const STATE_SECRET = /绝密|机密|秘密/;

const MAX_PHOTOS = 3;

const needed = say('不能为空', 'must not be empty');

const SECTION_NEEDS: Readonly<
  Record<BriefingSectionKind, (section: BriefingSection) => string | null>
> = {
  [BriefingSectionKind.LEAD]: ({ text }) => (text ? null : 'text'),
  [BriefingSectionKind.TEXT]: ({ text }) => (text ? null : 'text'),
  [BriefingSectionKind.ACTIVITY]: ({ activityIds }) =>
    activityIds.length === 1 ? null : 'activityIds',
  [BriefingSectionKind.ACTIVITY_LIST]: ({ activityIds }) =>
    activityIds.length ? null : 'activityIds',
  [BriefingSectionKind.MEDIA_COVERAGE]: () => null,
  [BriefingSectionKind.FIGURES]: () => null,
};

/** What is wrong with a briefing as it would be kept, each under its own path. */
export function draftProblems(
  briefing: Pick<Briefing, 'secrecyMark' | 'sections' | 'photos' | 'periodFrom' | 'periodTo'>,
): FieldProblem[] {
  const { secrecyMark, sections, photos, periodFrom, periodTo } = briefing;
  const problems: FieldProblem[] = sections.flatMap((section, index) => {
    const field = SECTION_NEEDS[section.kind](section);
    return field ? [{ path: `sections.${index}.${field}`, text: needed }] : [];
  });
  if (secrecyMark && STATE_SECRET.test(secrecyMark))
    problems.push({
      path: 'secrecyMark',
      text: say('本系统不得处理国家秘密', 'marks a state secret, which this system may not hold'),
    });
  if (photos.length > MAX_PHOTOS)
    problems.push({
      path: 'photos',
      text: say(`最多 ${MAX_PHOTOS} 张`, `must have at most ${MAX_PHOTOS} entries`),
    });
  if (periodFrom && periodTo && periodTo < periodFrom)
    problems.push({
      path: 'periodTo',
      text: say('截止日期不能早于起始日期', 'is before the first day'),
    });
  return problems;
}

/** A briefing that is handed in says something. */
export const submissionProblems = ({ sections }: Pick<Briefing, 'sections'>): FieldProblem[] =>
  sections.length ? [] : [{ path: 'sections', text: say('至少一个栏目', 'needs a section') }];

/** The year of a day, which numbers a briefing. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Numbers that were left out below the last one. */
export function gapsIn(numbers: readonly number[]): number[] {
  const taken = new Set(numbers);
  const last = Math.max(0, ...numbers);
  return Array.from({ length: last }, (_, index) => index + 1).filter((one) => !taken.has(one));
}
