/**
 * Which parts of a record (rows of its own in other tables) changed last. Kept in a `parts` column of
 * the record, so that changing a part changes the record: its version grows, and a CONFLICT can
 * name the part.
 */
export interface Parts {
  revision: number;
  changed: readonly string[];
}

export const noParts: Parts = { revision: 0, changed: [] };

/** The record's `parts` after a change of these. */
export const partsChanged = (parts: Parts, changed: readonly string[]): Parts =>
  changed.length ? { revision: parts.revision + 1, changed: [...changed] } : parts;
