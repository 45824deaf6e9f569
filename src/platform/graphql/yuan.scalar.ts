import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const AMOUNT = /^(\d{1,13})(?:\.(\d{1,2}))?$/;
const FEN = 100;

/** An amount as people write it (`36`, `36.5`, `36.50`, in digits of any width) in fen; null: it is none. */
export function fenOf(text: string): number | null {
  const [, yuan, rest = ''] = AMOUNT.exec(text.normalize('NFKC').trim()) ?? [];
  return yuan === undefined ? null : Number(yuan) * FEN + Number(rest.padEnd(2, '0'));
}

/** Fen as an amount in yuan, `36.50`. */
export function yuanOf(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function parse(value: unknown): number {
  const fen = typeof value === 'string' ? fenOf(value) : null;
  if (fen === null) throw new GraphQLError('Yuan cannot represent this value');
  return fen;
}

/** Money, exact: a decimal text on the wire, whole fen inside. */
export const GraphQLYuan = new GraphQLScalarType<number, string>({
  name: 'Yuan',
  description:
    '金额(元) — an amount of money in yuan, as a text that is exact to the fen: `"36.50"`.',
  serialize: (value) => yuanOf(value as number),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
});
