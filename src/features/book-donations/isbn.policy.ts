import { ValidateBy } from 'class-validator';
import type Isbn3 from 'isbn3';
import { says } from '../../platform/graphql/validation.js';
import { whenNeeded } from '../../platform/when-needed.js';

const isbn3 = whenNeeded<typeof Isbn3>('isbn3');

/** Dashes of every width, and spaces, as people put them between the groups. */
const BETWEEN = /[\s\u2010-\u2015\u2212_-]/g;
const LABEL = /^ISBN(?:-?1[03](?=[:\s]))?:?/i;

/**
 * The ISBN-13, digits only, that the text names as ISBN-10 or ISBN-13 in any common writing; null for
 * what is none, or has a wrong check digit.
 */
export function isbnOf(text: string): string | null {
  const plain = text.normalize('NFKC').trim().replace(LABEL, '').replace(BETWEEN, '');
  return isbn3().asIsbn13(plain.toUpperCase());
}

/** Nothing, or a valid ISBN in any writing. */
export const IsIsbn = () =>
  ValidateBy(
    {
      name: 'isbn',
      validator: {
        validate: (value: unknown) => value === '' || isbnOf(String(value)) !== null,
      },
    },
    {
      message: says('不是有效的书号,请核对校验位', 'is not an ISBN: its check digit does not fit'),
    },
  );
