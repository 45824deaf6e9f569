import { BookDonorKind } from './book-donation-status.policy.js';

/** What a name is made of. */
export interface NamedBy {
  title: string | null;
  donorKind: BookDonorKind;
  /** The unit that gave. Persons are never named here. */
  donorUnit: string | null;
  /** The units that got some, in their order. */
  recipients: readonly string[];
  recipientScope: string | null;
}

const KINDS: Readonly<Record<BookDonorKind, string>> = {
  [BookDonorKind.UNIT]: '',
  [BookDonorKind.PERSON]: '爱心人士',
  [BookDonorKind.ANONYMOUS]: '匿名人士',
  [BookDonorKind.UNKNOWN]: '',
};

const MANY = 2;

function recipientsIn({ recipients, recipientScope }: NamedBy): string {
  if (recipients.length > MANY) return `${recipients[0]}等${recipients.length}个单位`;
  return recipients.join('、') || (recipientScope ?? '');
}

/** The title as given, or one made of the facts: `南通市图书馆向十里坊小学赠书`. */
export function nameOf(donation: NamedBy): string {
  if (donation.title) return donation.title;
  const recipients = recipientsIn(donation);
  const donor = donation.donorUnit ?? KINDS[donation.donorKind];
  return `${donor}${recipients && `向${recipients}`}赠书`;
}
