import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { symbols } from 'pino';
import { logger } from '../../../src/platform/logger.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { ApiError } from '../../support/client.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { ProbeModule } from '../../support/probe.js';

let server: TestApp;
beforeAll(async () => {
  server = await bootApp({ config: { logLevel: 'error' }, also: [ProbeModule] });
  await server.arrange(() => buildRegionTree(server.db));
});
afterAll(() => server.close());

const ECHO = 'query($input: ProbeInput!) { echo(input: $input) }';

/** The code of a refusal with what it says of which field. */
const told = ({ extensions: { code, fields } }: ApiError) => [
  code,
  ...(fields ?? []).map(({ path, message }) => `${path}: ${message}`),
];

describe('a value that does not fit its type', () => {
  it.each<[object, string]>([
    [{ title: 'a' }, 'input.size: “size”不能为空'],
    [{ title: null, size: 1 }, 'input.title: “title”不能为空'],
    [{ title: 1, size: 1 }, 'input.title: “title”应为文字'],
    [{ title: 'a', size: 'x' }, 'input.size: “size”应为整数'],
    [{ title: 'a', size: 1.5 }, 'input.size: “size”应为整数'],
    [{ title: 'a', size: 1, colour: 1 }, 'input.colour: “colour”不是可填的字段'],
    [{ title: 'a', size: 1, day: '2023-02-30' }, 'input.day: “day”不是有效的日期'],
    [{ title: 'a', size: 1, inner: { kind: 'GREEN' } }, 'input.inner.kind: “kind”不在可选值之列'],
    [{ title: 'a', size: 1, inner: {} }, 'input.inner.kind: “kind”不能为空'],
    [
      { title: 'a', size: 1, many: [{ kind: 'RED' }, { kind: 'GREEN' }] },
      'input.many.1.kind: “kind”不在可选值之列',
    ],
  ])('%j is refused alike as a variable and in the query', async (input, problem) => {
    const literal = JSON.stringify(input)
      .replace(/"(\w+)":/g, '$1: ')
      .replace(/"(RED|GREEN)"/g, '$1');
    const asVariable = await server.anonymous.refused(ECHO, { input });
    const inTheQuery = await server.anonymous.refused(`{ echo(input: ${literal}) }`);
    expect({ asVariable: told(asVariable), inTheQuery: told(inTheQuery) }).toEqual({
      asVariable: ['INVALID_INPUT', problem],
      inTheQuery: ['INVALID_INPUT', problem],
    });
  });

  it.each<[string, string, object, string]>([
    ['an input that is absent', ECHO, {}, 'input: “input”不能为空'],
    ['an input that is null', ECHO, { input: null }, 'input: “input”不能为空'],
    [
      'a variable deep in an input',
      'query($n: Int!) { echo(input: { title: "a", size: $n }) }',
      { n: 'x' },
      'input.size: “size”应为整数',
    ],
    [
      'null for an argument with a default',
      'query($n: Int) { probes(first: $n) { nodes { id } } }',
      { n: null },
      'first: “first”不能为空',
    ],
  ])('%s is refused at its argument', async (_, query, variables, problem) => {
    expect(told(await server.anonymous.refused(query, variables))).toEqual([
      'INVALID_INPUT',
      problem,
    ]);
  });

  it('in the declaration of a variable belongs to no argument', async () => {
    const query = 'query($n: Int = "x") { probes(first: $n) { nodes { id } } }';
    expect(told(await server.anonymous.refused(query))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it('is told in English to those who read English', async () => {
    const error = await server.anonymous
      .inEnglish()
      .refused(ECHO, { input: { title: 'a', size: 'x' } });
    expect([error.message, ...told(error)]).toEqual([
      'Invalid input: input.size: must be a whole number',
      'INVALID_INPUT',
      'input.size: must be a whole number',
    ]);
  });
});

describe('a value that breaks the rules of its field', () => {
  it('is named with every other one', async () => {
    const input = { title: '六个字太长了', size: 10 };
    expect(told(await server.anonymous.refused(ECHO, { input }))).toEqual([
      'INVALID_INPUT',
      'input.title: 最多 5 个字',
      'input.size: 不能大于 9',
    ]);
  });
});

/** The lines that the logger wrote meanwhile. */
async function logOf(work: () => Promise<void>): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  const writer = logger as unknown as Record<symbol, unknown>;
  const usual = writer[symbols.streamSym];
  writer[symbols.streamSym] = { write: (line: string) => lines.push(line) };
  try {
    await work();
  } finally {
    writer[symbols.streamSym] = usual;
  }
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a fault of the server', () => {
  it('is masked, and stands in the log once under the number that the asker was given', async () => {
    let error: ApiError | undefined;
    const lines = await logOf(async () => {
      error = await server.anonymous.refused('{ fault }');
    });
    const requestId = error?.extensions.requestId;
    expect(requestId).toMatch(/^[\w-]{36}$/);
    expect(error).toEqual({
      message: `系统内部错误,请把编号 ${requestId} 告诉管理员`,
      locations: [{ line: 1, column: 3 }],
      path: ['fault'],
      extensions: { code: 'INTERNAL', requestId },
    });
    expect(lines).toMatchObject([
      { msg: 'internal error', requestId, err: { message: 'the password is 12345' } },
    ]);
  });

  it('of every row of a list stands in the log once', async () => {
    let errors: ApiError[] = [];
    const lines = await logOf(async () => {
      errors = (await server.anonymous.ask('{ probes { nodes { broken } } }')).errors ?? [];
    });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(Array(8).fill('INTERNAL'));
    expect(lines).toHaveLength(1);
  });
});

describe('a check that an input fails', () => {
  const ADD = `mutation($input: SetUpFirstAdministratorInput!) {
    setUpFirstAdministrator(input: $input) { id } }`;
  const input = {
    setupCode: 'x',
    username: 'admin',
    password: 'correct horse battery',
    displayName: ' ',
    organizationName: '',
  };

  it('names the fields as their form does, whatever the answer is called', async () => {
    const { message } = await server.anonymous.refused(
      ADD.replace('setUpFirst', 'renamed: setUpFirst'),
      { input },
    );
    expect(message).toBe('填写有误:“姓名”不能为空;“单位名称”不能为空');
  });

  it('names them by their paths in English', async () => {
    const { message } = await server.anonymous.inEnglish().refused(ADD, { input });
    expect(message).toBe(
      'Invalid input: input.displayName: must not be empty; input.organizationName: must not be empty',
    );
  });

  it('names an argument', async () => {
    const { message } = await server.anonymous.refused('{ activities(first: 101) { totalCount } }');
    expect(message).toBe('填写有误:“每页条数”最多为 100');
  });
});
