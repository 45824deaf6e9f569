import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readArticles } from '../../../src/articles-read-command.js';

async function run(lines: readonly string[]): Promise<{ code: number; answers: unknown[] }> {
  let written = '';
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString();
      done();
    },
  });
  const code = await readArticles(Readable.from([lines.join('\n')]), output);
  const answers = written.split('\n').filter(Boolean);
  return { code, answers: answers.map((line) => JSON.parse(line) as unknown) };
}

const MEASURES = {
  participants: null,
  materialsDistributed: null,
  consultations: null,
  displayBoards: null,
  units: null,
  posters: null,
  teams: null,
  families: null,
};

describe('articles:read', () => {
  it('answers each line with one line', async () => {
    const text = '4月12日,梧桐社区开展国家安全宣传活动。';
    expect(await run([JSON.stringify({ id: 'a', text, published: '2024-04-13' })])).toEqual({
      code: 0,
      answers: [
        {
          id: 'a',
          activities: [
            {
              title: '国家安全宣传活动',
              type: 'OUTREACH_STALL',
              dates: ['2024-04-12'],
              place: null,
              organizers: [{ name: '梧桐社区', role: 'host' }],
              audience: [],
              theme: null,
              measures: MEASURES,
            },
          ],
          bases: [],
          donations: [],
          stations: [],
          isDistractor: false,
        },
      ],
    });
  });

  it('names a broken line and goes on', async () => {
    const lines = [
      '{',
      '',
      '[]',
      '{"id":1}',
      '{"id":2,"text":"","published":"x"}',
      '{"id":3,"text":""}',
    ];
    const { code, answers } = await run(lines);
    expect(code).toBe(1);
    expect(answers).toEqual([
      { line: 1, error: '不是 JSON 对象 (not a JSON object)' },
      { line: 3, error: '不是 JSON 对象 (not a JSON object)' },
      { line: 4, error: '缺少 text (text is missing)' },
      {
        line: 5,
        error: 'published 应为 YYYY-MM-DD 或 null (published must be YYYY-MM-DD or null)',
      },
      { id: 3, activities: [], bases: [], donations: [], stations: [], isDistractor: true },
    ]);
  });
});
