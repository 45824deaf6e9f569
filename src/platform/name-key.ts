/**
 * A name as it is compared: full-width and half-width forms, letter case, spaces and brackets do
 * not make a different thing.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]<>《》〈〉「」“”"'·・.,,、-]/gu, '');
