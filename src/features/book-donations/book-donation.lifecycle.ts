import { type FieldProblem, Conflict, say } from '../../platform/errors.js';
import {
  BookDonationStatus,
  BookDonationStepKind,
  BookDonorKind,
} from './book-donation-status.policy.js';

const { PLEDGED, RECEIVED, CANCELLED } = BookDonationStatus;

/** From which states a step may be taken. */
const FROM: Readonly<Record<BookDonationStepKind, readonly BookDonationStatus[]>> = {
  [BookDonationStepKind.PLEDGE]: [],
  [BookDonationStepKind.RECORD]: [],
  [BookDonationStepKind.RECEIVE]: [PLEDGED],
  [BookDonationStepKind.CHANGE]: [PLEDGED, RECEIVED],
  [BookDonationStepKind.CANCEL]: [PLEDGED, RECEIVED],
};

/** Raises CONFLICT for a step that does not follow from where the donation stands. */
export function checkStep(kind: BookDonationStepKind, status: BookDonationStatus): void {
  if (FROM[kind].includes(status)) return;
  if (status === CANCELLED)
    throw new Conflict(say('该赠书已取消', 'The donation was cancelled'), { status });
  throw new Conflict(say('该赠书已接收', 'The donation was received already'), { status });
}

/** Who gave the books, as the record keeps it. */
export interface Donor {
  donorKind: BookDonorKind;
  donorOrganizationId: string | null;
  donorName: string | null;
  donorNamePublic: boolean;
}

/** What an input says of the donor. */
export type GivenDonor = { [field in keyof Donor]?: Donor[field] | null };

export const UNKNOWN_DONOR: Donor = {
  donorKind: BookDonorKind.UNKNOWN,
  donorOrganizationId: null,
  donorName: null,
  donorNamePublic: false,
};

const kindIn = (given: GivenDonor, before: Donor): BookDonorKind => {
  if (given.donorKind) return given.donorKind;
  if (given.donorOrganizationId) return BookDonorKind.UNIT;
  if (given.donorName) return BookDonorKind.PERSON;
  return given.donorKind === null ? BookDonorKind.UNKNOWN : before.donorKind;
};

const orBefore = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given);

/** The donor after a change. Of one kind nothing of another stays: who wishes no name has none kept. */
export function donorAfter(given: GivenDonor, before: Donor = UNKNOWN_DONOR): Donor {
  const donorKind = kindIn(given, before);
  const none = { ...UNKNOWN_DONOR, donorKind };
  if (donorKind === BookDonorKind.UNIT) {
    const { donorOrganizationId } = given;
    return {
      ...none,
      donorOrganizationId: orBefore(donorOrganizationId, before.donorOrganizationId) || null,
    };
  }
  if (donorKind !== BookDonorKind.PERSON) return none;
  return {
    ...none,
    donorName: orBefore(given.donorName, before.donorName) || null,
    donorNamePublic: orBefore(given.donorNamePublic, before.donorNamePublic) ?? false,
  };
}

/** A donor that is not whole, or an input that says more than its kind of donor has. */
export function donorProblems(given: GivenDonor, after: Donor): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { UNIT, PERSON } = BookDonorKind;
  const needed = say('不能为空', 'must not be empty');
  const foreign = say('与赠书方类别不符', 'does not belong to this kind of donor');
  if (after.donorKind === UNIT && !after.donorOrganizationId)
    problems.push({ path: 'donorOrganizationId', text: needed });
  if (after.donorKind === PERSON && !after.donorName)
    problems.push({ path: 'donorName', text: needed });
  if (after.donorKind !== UNIT && given.donorOrganizationId)
    problems.push({ path: 'donorOrganizationId', text: foreign });
  if (after.donorKind !== PERSON && given.donorName)
    problems.push({ path: 'donorName', text: foreign });
  if (after.donorKind !== PERSON && given.donorNamePublic)
    problems.push({ path: 'donorNamePublic', text: foreign });
  return problems;
}

/** What was received was not received on a day to come. */
export const dateProblems = (
  { status, presentedOn }: { status: BookDonationStatus; presentedOn: string | null },
  today: string,
): FieldProblem[] =>
  status === RECEIVED && presentedOn !== null && presentedOn > today
    ? [{ path: 'presentedOn', text: say('已接收的赠书日期不能晚于今天', 'lies in the future') }]
    : [];

/** The part of a line that counts. */
export interface Counted {
  isbn: string | null;
  copies: number | null;
}

/** More copies than this are a slip of the finger. */
export const MAX_COPIES = 1_000_000;

const copiesIn = (lines: readonly Counted[]): number =>
  lines.reduce((sum, { copies }) => sum + (copies ?? 0), 0);

/** Lines that name one book twice, or more copies than there are in all. */
export function lineProblems(
  lines: readonly Counted[],
  statedCopies: number | null,
): FieldProblem[] {
  const problems = lines.flatMap(({ isbn }, index): FieldProblem[] => {
    const first = lines.findIndex((line) => line.isbn === isbn);
    return isbn === null || first === index
      ? []
      : [{ path: `lines.${index}.isbn`, text: say('与前面的书目重复', 'is listed already') }];
  });
  const listed = copiesIn(lines);
  if (statedCopies !== null && listed > statedCopies)
    problems.push({
      path: 'statedCopies',
      text: say(`少于书目册数之和 ${listed}`, `is less than the ${listed} copies of the lines`),
    });
  if (listed > MAX_COPIES)
    problems.push({
      path: 'lines',
      text: say(`合计不能超过 ${MAX_COPIES} 册`, `have more than ${MAX_COPIES} copies in all`),
    });
  return problems;
}
