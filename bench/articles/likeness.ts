/** Without what writers set as they like: spaces, quotation marks, full-width forms. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s“”‘’"'「」『』《》〈〉]/g, '');

/** How much of the longer name the shorter one must be when it is a part of it. */
const SHARE = 0.6;

/** Whether two names mean the same thing: equal, or one stands in the other and is most of it. */
export function isLike(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  const [short = '', long = ''] = [bare(one), bare(other)].sort((a, b) => a.length - b.length);
  return short === long || (long.includes(short) && short.length >= SHARE * long.length);
}

const pairsOf = (text: string): string[] => {
  const characters = [...bare(text)];
  return characters.length < 2
    ? characters
    : characters.slice(1).map((each, at) => `${characters[at]}${each}`);
};

/** Share of common character pairs (Dice), 0 to 1. */
export function titleLikeness(one: string, other: string): number {
  const left = pairsOf(one);
  const rest = pairsOf(other);
  const size = left.length + rest.length;
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return size === 0 ? 1 : (2 * common) / size;
}
