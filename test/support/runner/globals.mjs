/** What `@jest/globals` gives to a test file: evaluated anew for each. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } =
  globalThis.guoanTestGlobals;
