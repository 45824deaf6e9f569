import { createHash } from 'node:crypto';
import { SITES, TRACKING, WRAPPERS } from './media-link-rules.policy.js';

/** Longer keys are kept as what they hash to: an index takes no more. */
const MAX_KEY = 400;
const MAX_LINK = 2000;
const MAX_WRAPPED = 3;

/** Hosts of one site for other screens. */
const SCREEN = /^(?:www|m|mobile|wap|3g|h5|touch)\d?\./;
/** What stands for the folder itself. */
const INDEX_PAGE = /\/(?:index|default)\.(?:s?html?|php|jsp|aspx?)$/i;
const SESSION_IN_PATH = /;jsessionid=[^/]*/i;
/** Pages of apps in the browser are told apart behind the sign: `#/article/1`. */
const ROUTE = /^#!?\//;
const SCHEME = /^[a-z][a-z\d+.-]*:/i;
const AROUND = /^[\s<《「"“'(（\[【]+|[\s>》」"”'）\]】,,。;;、!!]+$/gu;

/** The link as an address; null for what is none. A missing `https://` is supplied. */
export function addressOf(link: string): URL | null {
  const text = link.replace(AROUND, '');
  if (text.length > MAX_LINK || /\s/.test(text)) return null;
  const whole = SCHEME.test(text) && !/^[\w.-]+:\d+(\/|$)/.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  const isPlain = !url.username && !url.password && /[^.]\.[^.]/.test(url.hostname);
  return isWeb && isPlain ? url : null;
}

/** The site's own host, whatever screen the link was made for. */
export function hostOf({ hostname }: URL): string {
  const host = hostname.replace(/\.$/, '');
  const bare = host.replace(SCREEN, '');
  return bare.includes('.') ? bare : host;
}

/** The address behind pages that only lead on to it. */
function unwrapped(url: URL, left = MAX_WRAPPED): URL {
  const wrapper = WRAPPERS.find(({ host }) => host === hostOf(url));
  const target = wrapper?.parameters.map((name) => url.searchParams.get(name)).find(Boolean);
  const inner = target && left > 0 ? addressOf(target) : null;
  return inner ? unwrapped(inner, left - 1) : url;
}

const isTracking = (name: string): boolean =>
  TRACKING.some((rule) => rule.name.test(name.toLowerCase()));

/** What is left of the parameters, in an order of our own. */
function queryOf(parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name]) => !isTracking(name));
  const pairs = kept.map(([name, value]) => `${name}=${value}`).toSorted();
  return pairs.length ? `?${pairs.join('&')}` : '';
}

function pathOf({ pathname }: URL): string {
  const path = pathname
    .replace(SESSION_IN_PATH, '')
    .replace(/\/{2,}/g, '/')
    .replace(INDEX_PAGE, '/')
    .replace(/\/+$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function routeOf({ hash, origin }: URL): string {
  if (!ROUTE.test(hash)) return '';
  const route = new URL(hash.replace(/^#!?/, ''), origin);
  return `#${pathOf(route)}${queryOf(route.searchParams)}`;
}

const genericKey = (url: URL): string =>
  `${hostOf(url)}${url.port ? `:${url.port}` : ''}${pathOf(url)}${queryOf(url.searchParams)}${routeOf(url)}`;

/**
 * What two links to one page have in common, by the rules of `media-link-rules.policy.ts`; null for
 * what is no link.
 */
export function linkKeyOf(link: string): string | null {
  const given = addressOf(link);
  if (!given) return null;
  const url = unwrapped(given);
  const site = SITES.find(({ hosts, key }) => hosts.includes(hostOf(url)) && key(url) !== null);
  return fitting(site?.key(url) ?? genericKey(url));
}

/** Where a report without a link stood. */
export interface PrintedPlace {
  outletId: string;
  publishedOn: string;
  page: string | null;
  titleKey: string;
}

/** What a report that has no link is entered once by: outlet, day, page and title. */
export const printKeyOf = ({ outletId, publishedOn, page, titleKey }: PrintedPlace): string =>
  fitting(`print:${outletId}/${publishedOn}/${pageKeyOf(page ?? '')}/${titleKey}`);

/** `第A3版`, `A03版` and `a3` are one page. */
const pageKeyOf = (page: string): string =>
  page
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s第版:：]/g, '')
    .replace(/(?<!\d)0+(?=\d)/g, '');

const fitting = (key: string): string =>
  key.length <= MAX_KEY ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;

/** The day that the address tells: sites file their pages by it. Null where it tells none. */
export function dayInLink(link: string): string | null {
  const url = addressOf(link);
  const found = url && DAY_IN_PATH.exec(`${url.pathname}/`);
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text) ? text : null;
}

/** `/2023-04/14/`, `/2023/04/14/`, `/20230414/`, `/t20230414_123.html`, `/2023/0414/`. */
const DAY_IN_PATH = /\/(?:[a-z])?(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?([0-2]\d|3[01])(?=[/_.-])/i;
