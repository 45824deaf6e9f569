/** A sentence for people, in the product's language and in English. */
export interface Text {
  zh: string;
  en: string;
}

/** Writes a {@link Text}: Chinese first, English for `Accept-Language: en`. */
export const say = (zh: string, en: string): Text => ({ zh, en });

/** What is wrong with one input field; `path` is dotted, from the input's root. */
export interface FieldProblem {
  path: string;
  text: Text;
}

export type ErrorCode =
  'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'INVALID_INPUT' | 'CONFLICT' | 'TOO_MANY';

/** The one kind of error that is meant for users. Everything else is INTERNAL. */
export abstract class UserError extends Error {
  abstract readonly code: ErrorCode;

  constructor(
    readonly text: Text,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(text.en);
  }
}

/** Nobody is signed in, and the operation needs somebody. */
export class Unauthenticated extends UserError {
  readonly code = 'UNAUTHENTICATED';
  constructor(text = say('请先登录', 'Please sign in first')) {
    super(text);
  }
}

/** The asker is known, can see the thing and may not do this to it. */
export class Forbidden extends UserError {
  readonly code = 'FORBIDDEN';
  constructor(text = say('没有此项权限', 'You may not do this')) {
    super(text);
  }
}

/** The thing does not exist, or the asker may not know that it does. */
export class NotFound extends UserError {
  readonly code = 'NOT_FOUND';
  constructor(what = say('记录', 'record')) {
    super(say(`找不到该${what.zh}`, `No such ${what.en}`));
  }
}

/** One or more input fields are wrong; every one of them is named. */
export class InvalidInput extends UserError {
  readonly code = 'INVALID_INPUT';
  constructor(fields: readonly FieldProblem[]) {
    super(
      say(
        `填写有误:${fields.map((field) => field.text.zh).join(';')}`,
        `Invalid input: ${fields.map((field) => `${field.path}: ${field.text.en}`).join('; ')}`,
      ),
      {},
      fields,
    );
  }

  static at(path: string, zh: string, en: string): InvalidInput {
    return new InvalidInput([{ path, text: say(zh, en) }]);
  }
}

/** The state of the data forbids it now: edited meanwhile, wrong stage, already taken. */
export class Conflict extends UserError {
  readonly code = 'CONFLICT';
}

/** A {@link Conflict}: the record was edited meanwhile. Mutations add what changed, see `changes-since.ts`. */
export class StaleVersion extends Conflict {
  constructor(
    readonly record: { id: string; version: number },
    readonly expected: number,
  ) {
    super(
      say(
        '这条记录已被他人修改,请核对最新内容后再提交',
        'Somebody changed this record meanwhile; look at the latest state and submit again',
      ),
      { expectedVersion: expected, currentVersion: record.version },
    );
  }
}

/** Too often; `retryAfterSeconds` says when to come back. */
export class TooMany extends UserError {
  readonly code = 'TOO_MANY';
  constructor(
    readonly retryAfterSeconds: number,
    text?: Text,
  ) {
    super(
      text ??
        say(
          `操作过于频繁,请在 ${retryAfterSeconds} 秒后再试`,
          `Too many requests, try again in ${retryAfterSeconds} s`,
        ),
      { retryAfterSeconds },
    );
  }
}

/** Refuses with {@link Forbidden} unless a policy said yes. */
export function allow(permitted: boolean, text?: Text): void {
  if (!permitted) throw new Forbidden(text);
}

/** The thing itself, or {@link NotFound}. */
export function found<T>(thing: T | null | undefined, what?: Text): T {
  if (thing === null || thing === undefined) throw new NotFound(what);
  return thing;
}
