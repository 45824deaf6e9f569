import { nameKey } from '../../platform/name-key.js';

const MAX_KEY = 200;

/** Marks that outlets put before or after a title, and which are no part of it. */
const AROUND =
  /^(?:[【[((][^】\]))]{1,8}[】\]))]|(?:图集|组图|视频|快讯|转载)[丨|||::])|[【[((](?:图|组图|视频|附图|转载)[】\]))]$/gu;
const SIGNS = /[\p{P}\p{S}\s]/gu;

const bare = (title: string): string => nameKey(title).replace(SIGNS, '');

/** A title as it is compared: width, case, signs and the outlet's marks around it do not matter. */
export const titleKeyOf = (title: string): string =>
  [...(bare(title.replace(AROUND, '')) || bare(title) || title)].slice(0, MAX_KEY).join('');
