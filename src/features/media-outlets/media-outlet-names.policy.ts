import { nameKey } from '../../platform/name-key.js';

/** What an outlet goes by. */
export interface NamedOutlet {
  id: string;
  name: string;
  aliases: readonly string[];
  hosts: readonly string[];
}

/** Words around a name that are none of it: 《南通日报》, 来源:南通日报, “崇川发布”公众号. */
const BEFORE = /^(?:来源|媒体|转自|转载自|稿源)[:：]?/;
const AFTER = /(?:微信公众号|公众号|官方微信|官微|客户端|APP)$/i;

/** Every name as it is compared, each once. */
export const keysOf = ({ name, aliases }: Pick<NamedOutlet, 'name' | 'aliases'>): string[] => [
  ...new Set([name, ...aliases].map(nameKey).filter(Boolean)),
];

/** The outlet that goes by this name, as it stands or without the words around it. */
export function outletNamed<T extends NamedOutlet>(
  outlets: readonly T[],
  quoted: string,
): T | undefined {
  const whole = nameKey(quoted);
  const bare = nameKey(
    quoted
      .replace(/[\s【】[\]《》“”"]/g, '')
      .replace(BEFORE, '')
      .replace(AFTER, ''),
  );
  return (
    outlets.find((outlet) => keysOf(outlet).includes(whole)) ??
    outlets.find((outlet) => keysOf(outlet).includes(bare))
  );
}

/** The outlet to which the host belongs: its own or one below it, the longest that fits. */
export function outletAt<T extends NamedOutlet>(
  outlets: readonly T[],
  host: string,
): T | undefined {
  const fits = (own: string): boolean => host === own || host.endsWith(`.${own}`);
  const found = outlets.flatMap((outlet) =>
    outlet.hosts.filter(fits).map((own) => ({ outlet, own })),
  );
  return found.toSorted((a, b) => b.own.length - a.own.length)[0]?.outlet;
}
