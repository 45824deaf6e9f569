/** Closes a run with one plain line that people and programs can read. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const parts = [`${results.numPassedTests} passed`, `${failed} failed`];
    if (skipped) parts.push(`${skipped} skipped`);
    process.stderr.write(`\n${parts.join(', ')}\n`);
  }
}
