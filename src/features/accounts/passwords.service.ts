import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';

const derive = promisify(argon2);

/** OWASP's argon2id: 19 MiB, two passes, one lane; about 40 ms, off the event loop. */
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

const plainBase64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** The same password, however a keyboard composed its characters. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8');

/** Keeps passwords as argon2id hashes in the PHC string format, each with its cost and salt. */
@Injectable()
export class PasswordsService {
  /** Stands for the hash of an account that does not exist, so that asking takes as long. */
  private decoy: Promise<string> | null = null;

  async hash(password: string): Promise<string> {
    const nonce = randomBytes(SALT_BYTES);
    const message = bytesOf(password);
    const tag = await derive('argon2id', { ...COST, message, nonce, tagLength: TAG_BYTES });
    const { memory, passes, parallelism } = COST;
    const cost = `m=${memory},t=${passes},p=${parallelism}`;
    return `$argon2id$v=19$${cost}$${plainBase64(nonce)}$${plainBase64(tag)}`;
  }

  /** Whether the password is the one behind the hash; never for null, and no sooner. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    this.decoy ??= this.hash(randomBytes(SALT_BYTES).toString('hex'));
    const parts = STORED.exec(stored ?? (await this.decoy));
    if (!parts) throw new Error('A password hash of an unknown form');
    const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number];
    const nonce = Buffer.from(parts[4] ?? '', 'base64');
    const tag = Buffer.from(parts[5] ?? '', 'base64');
    const message = bytesOf(password);
    const cost = { memory, passes, parallelism, tagLength: tag.length };
    const derived = await derive('argon2id', { ...cost, message, nonce });
    return timingSafeEqual(derived, tag) && stored !== null;
  }
}
