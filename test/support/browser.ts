import { type Answer, type ApiError, Client } from './client.js';
import { PASSWORD } from './factories/accounts.js';

export const SIGN_IN =
  'mutation($input: SignInInput!) { signIn(input: $input) { id displayName } }';

let lastAddress = 0;

/** A network address that no other request of the test comes from. */
export const freshAddress = (): string => {
  lastAddress += 1;
  return `10.0.${Math.floor(lastAddress / 250)}.${(lastAddress % 250) + 1}`;
};

export interface Reply {
  answer: Answer<Record<string, unknown>>;
  /** The Set-Cookie header. */
  cookie: string | undefined;
}

export const errorOf = ({ answer }: Reply): ApiError | undefined => answer.errors?.[0];
export const codeOf = (reply: Reply): string => errorOf(reply)?.extensions.code ?? 'OK';
/** The `name=value` of a Set-Cookie header, as a browser sends it back. */
export const pairOf = (cookie: string | undefined): string => cookie?.split(';')[0] ?? '';

/** Asks as browsers do, with cookies, each time from an address of its own; needs a trusted proxy. */
export class Browser {
  constructor(private readonly url: string) {}

  async ask(
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const body = JSON.stringify({ query, variables });
    const reply = await new Client(this.url).post('/graphql', body, {
      'x-forwarded-for': freshAddress(),
      'user-agent': 'Firefox',
      ...headers,
    });
    const set = reply.headers['set-cookie'];
    return {
      answer: JSON.parse(reply.body) as Reply['answer'],
      cookie: Array.isArray(set) ? set[0] : undefined,
    };
  }

  signIn(username: string, password = PASSWORD, from = freshAddress()): Promise<Reply> {
    return this.ask(SIGN_IN, { input: { username, password } }, { 'x-forwarded-for': from });
  }

  /** Whom the server takes the bearer of the cookie for. */
  async me(cookie: string): Promise<unknown> {
    return (await this.ask('{ me { id } }', {}, { cookie })).answer.data;
  }
}
