/** What is neither letter nor digit only separates. Lone surrogates and control characters are such. */
const SEPARATORS = /[^\p{L}\p{N}]+/gu;

/** Text as it is compared: runs of letters and digits, lower case, one form of each, single spaces. */
export const normalise = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(SEPARATORS, ' ').trim();

/** At most so many characters, none of them torn. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

/** A normalised text without its spaces: names that differ in punctuation only are one. */
export const compact = (normalised: string): string => normalised.replaceAll(' ', '');

/** The runs of a normalised text. */
export const runsOf = (normalised: string): string[] => normalised.split(' ').filter(Boolean);

/** Every run of so many characters that follow each other in a text. */
export function gramsOf(text: string, size: number): string[] {
  const characters = [...text];
  const grams: string[] = [];
  for (let start = 0; start + size <= characters.length; start += 1)
    grams.push(characters.slice(start, start + size).join(''));
  return grams;
}

/** What of a long text is compared, in characters. */
export const MAX_NAMES = 2000;
export const MAX_BODY = 10_000;
/** What of a query is looked at. */
export const MAX_QUERY = 200;
