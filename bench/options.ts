import { parseArgs } from 'node:util';

export interface Options {
  database: 'sqlite' | 'postgres';
  /** How many activities; the links grow with them, everything else stays. */
  activities: number;
  seed: number;
  rounds: number;
  seconds: number;
  /** Letters of the cases to measure. */
  cases: string;
  /** Compares this size with another instead of measuring against the bare handler. */
  growth: boolean;
  /** Generates and compares answers, but times nothing. */
  check: boolean;
  /** Generates anew what stands already. */
  fresh: boolean;
  /** Writes a CPU profile of the server into var/bench/. */
  profile: boolean;
}

export const USAGE = `npm run bench -- [options]
  --database sqlite|postgres   default sqlite
  --activities N               default 60000; 95 organizer links to 60 of them
  --growth                     1,000,000 activities (or --activities) against 60,000, and page 3,000
  --cases abcde                which cases; default all
  --rounds N --seconds N       default 5 rounds of 2 seconds, each server in turn
  --check                      compare answers only, time nothing
  --fresh                      generate the data anew
  --profile                    write CPU profiles of the server to var/bench/
  --seed N
`;

const whole = (name: string, text: string): number => {
  if (!/^\d{1,8}$/.test(text)) throw new Error(`--${name} takes a whole number`);
  return Number(text);
};

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      database: { type: 'string', default: 'sqlite' },
      activities: { type: 'string' },
      seed: { type: 'string', default: '2023' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '2' },
      cases: { type: 'string', default: 'abcde' },
      growth: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
    },
  });
  const { database, growth } = values;
  if (database !== 'sqlite' && database !== 'postgres')
    throw new Error('--database is sqlite or postgres');
  return {
    ...values,
    database,
    activities: whole('activities', values.activities ?? (growth ? '1000000' : '60000')),
    seed: whole('seed', values.seed),
    rounds: whole('rounds', values.rounds),
    seconds: whole('seconds', values.seconds),
  };
}
