import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooMany } from '../errors.js';

const MINUTE_S = 60;
/** A household has a /64 of IPv6 addresses: they count as one. */
const PREFIX_GROUPS = 4;

function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, PREFIX_GROUPS).join(':');
}

/** How often one address, and one account, may ask in a minute. Each server counts for itself. */
export class RateLimits {
  private readonly limiter: RateLimiterMemory;

  constructor(perMinute: number) {
    this.limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE_S });
  }

  ofAddress(address: string): Promise<void> {
    return this.count(`address:${network(address)}`);
  }

  ofAccount(accountId: string): Promise<void> {
    return this.count(`account:${accountId}`);
  }

  private async count(key: string): Promise<void> {
    try {
      await this.limiter.consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new TooMany(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
    }
  }
}
