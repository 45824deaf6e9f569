import { describe, expect, it } from '@jest/globals';
import { parseValue } from 'graphql';
import { fenOf, GraphQLYuan, yuanOf } from '../../../src/platform/graphql/yuan.scalar.js';

describe('an amount in yuan', () => {
  it.each<[string, number | null]>([
    ['36', 3600],
    ['36.5', 3650],
    ['36.50', 3650],
    ['0.07', 7],
    ['0', 0],
    // A double makes 1998.9999… of this.
    ['19.99', 1999],
    ['1.15', 115],
    ['３６．５０', 3650],
    ['36.505', null],
    ['36.', null],
    ['.5', null],
    ['-1', null],
    ['1,000', null],
    ['1e3', null],
    ['三十六', null],
    ['', null],
  ])('%j is %j fen', (text, fen) => expect(fenOf(text)).toBe(fen));

  it('comes back as it went in', () => {
    const all = Array.from({ length: 10_000 }, (_, fen) => fen);
    expect(all.map((fen) => fenOf(yuanOf(fen)))).toEqual(all);
    expect(yuanOf(9_007_199_254_740_991)).toBe('90071992547409.91');
  });

  it('is a text on the wire, never a number', () => {
    expect(GraphQLYuan.serialize(3650)).toBe('36.50');
    expect(GraphQLYuan.parseLiteral(parseValue('"36.50"'))).toBe(3650);
    expect(() => GraphQLYuan.parseLiteral(parseValue('36.50'))).toThrow();
    expect(() => GraphQLYuan.parseValue(36.5)).toThrow();
  });
});
