import {
  BookDonationBase,
  BookDonationLine,
  BookDonationRecipient,
} from '../../../src/features/book-donations/book-donation-parts.entity.js';
import {
  BookDonationStatus,
  BookDonorKind,
} from '../../../src/features/book-donations/book-donation-status.policy.js';
import { BookDonation } from '../../../src/features/book-donations/book-donation.entity.js';
import { titleKeyOf } from '../../../src/features/book-donations/book-title.policy.js';
import { Organization } from '../../../src/features/organizations/organization.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';

type DonationParts = Partial<BookDonation> & {
  ownerOrganizationId: string;
  /** Ids of the units that got some, in order. */
  recipients?: readonly string[];
  /** Ids of the bases that got some, in order. */
  bases?: readonly string[];
  lines?: readonly (Partial<BookDonationLine> & { title: string })[];
};

/**
 * A saved donation of the unit, in the unit's region: received on 10 April 2023, and nothing more
 * known of it, unless told otherwise. It has no steps. Call it inside `arrange`.
 */
export async function buildBookDonation(db: Database, given: DonationParts): Promise<BookDonation> {
  const { recipients = [], bases = [], lines = [], ...columns } = given;
  const { regionId } = await db
    .repo(Organization)
    .findOneByOrFail({ id: given.ownerOrganizationId });
  const id = given.id ?? newId();
  const donation = await db.repo(BookDonation).save(
    db.repo(BookDonation).create({
      title: null,
      status: BookDonationStatus.RECEIVED,
      donorKind: given.donorOrganizationId ? BookDonorKind.UNIT : BookDonorKind.UNKNOWN,
      donorOrganizationId: null,
      donorName: null,
      donorNamePublic: false,
      recipientScope: null,
      activityId: null,
      campaignId: null,
      regionId,
      presentedOn: '2023-04-10',
      statedCopies: null,
      note: null,
      parts: { revision: 0, changed: [] },
      ...columns,
      id,
    }),
  );
  for (const [index, organizationId] of recipients.entries()) {
    const repo = db.repo(BookDonationRecipient);
    await repo.save(repo.create({ donationId: id, organizationId, position: index + 1 }));
  }
  for (const [index, baseId] of bases.entries()) {
    const repo = db.repo(BookDonationBase);
    await repo.save(repo.create({ donationId: id, baseId, position: index + 1 }));
  }
  for (const [index, line] of lines.entries()) {
    const unknown = { isbn: null, publisher: null, copies: null, listPrice: null };
    const row = { ...unknown, titleKey: titleKeyOf(line.title), ...line };
    const repo = db.repo(BookDonationLine);
    await repo.save(repo.create({ ...row, donationId: id, position: index + 1 }));
  }
  return donation;
}
