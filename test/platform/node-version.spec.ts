import { describe, expect, it } from '@jest/globals';
import { nodeProblem } from '../../src/platform/node-version.js';

describe('the version of Node', () => {
  it.each(['22.0.0', '24.21.0', '100.1.0'])('%s fits', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });

  it.each(['20.19.5', '21.7.3', '9.0.0'])('%s is refused with the way out', (version) => {
    const problem = nodeProblem(version);
    expect(problem).toContain(`需要 Node.js 22 或更高版本,当前为 ${version}`);
    expect(problem).toContain(`Node.js 22 or later is needed, this is ${version}`);
    expect(problem).toContain('npm start');
  });
});
