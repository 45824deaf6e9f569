import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Answering = (asked: URLSearchParams, body: string) => object | Promise<object>;

/** The parameters that a request must have. */
export const need = (asked: URLSearchParams, name: string): string => {
  const value = asked.get(name);
  if (value === null) throw new Error(`${name} is missing`);
  return value;
};

function read(request: IncomingMessage, whenRead: (body: string) => void): void {
  if (request.method === 'GET') {
    whenRead('');
    return;
  }
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (piece: string) => (body += piece));
  request.on('end', () => whenRead(body));
}

function send(response: ServerResponse, status: number, answer: object): void {
  const body = Buffer.from(JSON.stringify(answer));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
}

/** Answers with nothing between Node's HTTP server and the handlers, each at its path. */
export function listen(handlers: Record<string, Answering>): void {
  const server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const handler = path === '/ready' ? () => ({}) : handlers[path];
    if (!handler) return send(response, 404, {});
    read(request, (body) => {
      const fail = (error: unknown) => send(response, 500, { errors: [String(error)] });
      try {
        const answer = handler(new URLSearchParams(query), body);
        if (answer instanceof Promise) answer.then((one) => send(response, 200, one), fail);
        else send(response, 200, answer);
      } catch (error) {
        fail(error);
      }
    });
  });
  server.listen(Number(process.env.PORT), '127.0.0.1');
}
