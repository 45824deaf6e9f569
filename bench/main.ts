import { againstBare } from './against-bare.ts';
import { growth } from './growth.ts';
import { type Options, readOptions, USAGE } from './options.ts';

function optionsOrUsage(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'bad options'}\n${USAGE}`);
    process.exit(1);
  }
}

const options = optionsOrUsage();
await (options.growth ? growth(options) : againstBare(options));
