import { nameKey } from '../../platform/name-key.js';

const MAX_KEY = 200;

/** A book's title as it is compared and grouped; one of signs only stands for itself. */
export const titleKeyOf = (title: string): string =>
  [...(nameKey(title) || title)].slice(0, MAX_KEY).join('');
