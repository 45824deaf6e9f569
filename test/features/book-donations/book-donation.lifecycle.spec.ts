import { describe, expect, it } from '@jest/globals';
import {
  BookDonationStatus,
  BookDonationStepKind,
  BookDonorKind,
} from '../../../src/features/book-donations/book-donation-status.policy.js';
import {
  checkStep,
  dateProblems,
  type Donor,
  donorAfter,
  donorProblems,
  type GivenDonor,
  lineProblems,
  MAX_COPIES,
} from '../../../src/features/book-donations/book-donation.lifecycle.js';
import { nameOf } from '../../../src/features/book-donations/book-donation-name.policy.js';

const { PLEDGED, RECEIVED, CANCELLED } = BookDonationStatus;
const { RECEIVE, CHANGE, CANCEL, PLEDGE, RECORD } = BookDonationStepKind;
const { UNIT, PERSON, ANONYMOUS, UNKNOWN } = BookDonorKind;

describe('the life of a donation', () => {
  const takes = (kind: BookDonationStepKind) =>
    Object.values(BookDonationStatus).filter((status) => {
      try {
        checkStep(kind, status);
        return true;
      } catch {
        return false;
      }
    });

  it.each([
    [PLEDGE, []],
    [RECORD, []],
    [RECEIVE, [PLEDGED]],
    [CHANGE, [PLEDGED, RECEIVED]],
    [CANCEL, [PLEDGED, RECEIVED]],
  ])('%s follows from %j', (kind, from) => expect(takes(kind)).toEqual(from));

  it.each([
    [RECEIVED, '2023-04-11', ['presentedOn']],
    [RECEIVED, '2023-04-10', []],
    [RECEIVED, null, []],
    [PLEDGED, '2023-04-11', []],
    [CANCELLED, '2023-04-11', []],
  ])('%s on %s, when it is 10 April: wrong are %j', (status, presentedOn, wrong) =>
    expect(dateProblems({ status, presentedOn }, '2023-04-10').map(({ path }) => path)).toEqual(
      wrong,
    ),
  );
});

const nobody: Donor = {
  donorKind: UNKNOWN,
  donorOrganizationId: null,
  donorName: null,
  donorNamePublic: false,
};
const unit: Donor = { ...nobody, donorKind: UNIT, donorOrganizationId: 'u' };
const person: Donor = { ...nobody, donorKind: PERSON, donorName: '李四', donorNamePublic: true };

describe('the donor after a change', () => {
  it.each<[string, GivenDonor, Donor, Donor]>([
    ['nothing said', {}, nobody, nobody],
    ['a unit', { donorOrganizationId: 'u' }, nobody, unit],
    [
      'a person, who did not agree',
      { donorName: '李四' },
      nobody,
      { ...person, donorNamePublic: false },
    ],
    ['nothing more said of a person', {}, person, person],
    [
      'consent withdrawn',
      { donorNamePublic: false },
      person,
      { ...person, donorNamePublic: false },
    ],
    ['consent cleared', { donorNamePublic: null }, person, { ...person, donorNamePublic: false }],
    ['a unit instead of a person', { donorOrganizationId: 'u' }, person, unit],
    ['no name any more', { donorKind: ANONYMOUS }, person, { ...nobody, donorKind: ANONYMOUS }],
    ['not known any more', { donorKind: null }, unit, nobody],
    ['a person without a name', { donorKind: PERSON }, unit, { ...nobody, donorKind: PERSON }],
  ])('%s', (_, given, before, after) => expect(donorAfter(given, before)).toEqual(after));

  it.each<[GivenDonor, string[]]>([
    [{}, []],
    [{ donorOrganizationId: 'u' }, []],
    [{ donorName: '李四', donorNamePublic: true }, []],
    [{ donorKind: UNIT }, ['donorOrganizationId']],
    [{ donorKind: PERSON, donorName: '' }, ['donorName']],
    [{ donorKind: ANONYMOUS, donorName: '李四' }, ['donorName']],
    [{ donorKind: ANONYMOUS, donorOrganizationId: 'u' }, ['donorOrganizationId']],
    [{ donorOrganizationId: 'u', donorName: '李四' }, ['donorName']],
    [{ donorOrganizationId: 'u', donorNamePublic: true }, ['donorNamePublic']],
  ])('%j: wrong are %j', (given, wrong) =>
    expect(donorProblems(given, donorAfter(given)).map(({ path }) => path)).toEqual(wrong),
  );
});

describe('lines', () => {
  const line = (copies: number | null, isbn: string | null = null) => ({ copies, isbn });

  it.each([
    [[], null, []],
    [[line(3), line(null)], 3, []],
    [[line(3), line(4)], 6, ['statedCopies']],
    [[line(3, 'a'), line(3, 'b'), line(1, 'a')], null, ['lines.2.isbn']],
    [[line(MAX_COPIES), line(1)], null, ['lines']],
  ])('%j of %s stated: wrong are %j', (lines, stated, wrong) =>
    expect(lineProblems(lines, stated).map(({ path }) => path)).toEqual(wrong),
  );
});

describe('the name of a donation', () => {
  const facts = {
    title: null,
    donorKind: UNKNOWN,
    donorUnit: null,
    recipients: [] as string[],
    recipientScope: null,
  };

  it.each([
    [facts, '赠书'],
    [{ ...facts, recipientScope: '崇川区教育系统' }, '向崇川区教育系统赠书'],
    [{ ...facts, donorUnit: '市图书馆', recipients: ['十里坊小学'] }, '市图书馆向十里坊小学赠书'],
    [{ ...facts, donorKind: PERSON, recipients: ['甲', '乙'] }, '爱心人士向甲、乙赠书'],
    [
      { ...facts, donorKind: ANONYMOUS, recipients: ['甲', '乙', '丙'] },
      '匿名人士向甲等3个单位赠书',
    ],
    [{ ...facts, title: '春季赠书', recipientScope: '全区' }, '春季赠书'],
  ])('%#', (given, name) => expect(nameOf(given)).toBe(name));
});
