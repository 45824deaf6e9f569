import Sequencer from '@jest/test-sequencer';

/** The files that take longest, the slowest first: they start servers or measure, or ask thousands of times. */
const SLOWEST = [
  'platform/http/stop',
  'platform/search/search-random',
  'platform/database/kill',
  'architecture/migrations',
  'platform/backup/drill',
  'bench/bench',
  'platform/http/start-up',
  'platform/backup/postgres',
  'platform/backup/running',
  'platform/http/requests',
];

const rankOf = ({ path }) => {
  const rank = SLOWEST.findIndex((name) => path.includes(`/test/${name}.e2e-spec.ts`));
  return rank === -1 ? SLOWEST.length : rank;
};

/** Slow files first, so that no worker still runs one when the other has nothing left to do. */
export default class SlowestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
