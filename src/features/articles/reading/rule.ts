/**
 * One line of a table of rules. The examples are read by people and run by the tests: each must
 * match the pattern.
 */
export interface Rule {
  readonly name: string;
  /** What it recognises, and why it is needed. */
  readonly about: string;
  readonly pattern: RegExp;
  readonly examples: readonly string[];
}
