import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: Buffer;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

const HEAD_END = '\r\n\r\n';
const HEAD = /^HTTP\/1\.1 (\d{3}) [^]*?\r\ncontent-length: (\d+)/i;

/**
 * One connection, kept alive, with one request under way at most. It knows of HTTP what servers under
 * measurement answer with (bodies whose length is told), so that it takes little of its core.
 */
export class Connection {
  private readonly socket: Socket;
  private received: Buffer = Buffer.alloc(0);
  private waiting: Waiting | null = null;

  private constructor(socket: Socket) {
    this.socket = socket.setNoDelay(true);
    socket.on('data', (piece) => this.take(piece));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('The server closed the connection')));
  }

  static open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  /** Sends the bytes of a request; ends when its whole answer is there. */
  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(piece: Buffer): void {
    this.received = this.received.length ? Buffer.concat([this.received, piece]) : piece;
    const headEnd = this.received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const [, status, length] = HEAD.exec(head) ?? [];
    if (length === undefined) return this.fail(new Error(`An answer without a length: ${head}`));
    const start = headEnd + HEAD_END.length;
    if (this.received.length < start + Number(length)) return;
    const body = this.received.subarray(start);
    this.received = Buffer.alloc(0);
    this.waiting?.resolve({ status: Number(status), body });
  }

  private fail(error: Error): void {
    this.waiting?.reject(error);
  }
}
