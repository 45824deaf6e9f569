/** A field that not everyone who gets the object may read in full, and the test that proves it. */
export interface Guarded {
  rule: string;
  /** File and title of the test. */
  provedBy: readonly [file: string, title: string];
}

export type FieldRule = 'open' | Guarded;

export const open = (names: string): Record<string, FieldRule> =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'open']));

export const guarded = (rule: string, file: string, title: string): Guarded => ({
  rule,
  provedBy: [file, title],
});
