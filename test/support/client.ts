import { request } from 'node:http';

export interface ApiError {
  message: string;
  path?: (string | number)[];
  extensions: {
    code: string;
    requestId?: string;
    fields?: { path: string; message: string }[];
    [param: string]: unknown;
  };
}

export interface Answer<T> {
  data: T | null;
  errors?: ApiError[];
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Asks the server over HTTP, as one person. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly token: string | null = null,
    private readonly language = 'zh-CN',
  ) {}

  /** The same person, reading English. */
  inEnglish(): Client {
    return new Client(this.url, this.token, 'en-US,en;q=0.9');
  }

  /** The whole answer, errors and all. */
  async ask<T = Record<string, any>>(query: string, variables: object = {}): Promise<Answer<T>> {
    const answer = await this.post('/graphql', JSON.stringify({ query, variables }));
    return JSON.parse(answer.body) as Answer<T>;
  }

  /** The data; throws when there were errors. */
  async ok<T = Record<string, any>>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables);
    if (errors || !data) throw new Error(`unexpected errors: ${JSON.stringify(errors, null, 2)}`);
    return data;
  }

  /** The first error; throws when there was none. */
  async refused(query: string, variables: object = {}): Promise<ApiError> {
    const { data, errors } = await this.ask(query, variables);
    const [error] = errors ?? [];
    if (!error) throw new Error(`expected an error, got ${JSON.stringify(data)}`);
    return error;
  }

  /** A raw request; the headers given replace the usual ones. */
  post(
    path: string,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<RawAnswer> {
    return this.send('POST', path, body, { 'content-type': 'application/json', ...headers });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
    return this.send('GET', path, null, headers);
  }

  send(
    method: string,
    path: string,
    body: string | Buffer | null,
    headers: Record<string, string>,
  ): Promise<RawAnswer> {
    const authorization = this.token ? { authorization: `Bearer ${this.token}` } : {};
    return new Promise((resolve, reject) => {
      const outgoing = request(
        new URL(path, this.url),
        { method, headers: { 'accept-language': this.language, ...authorization, ...headers } },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body ?? undefined);
    });
  }
}
