import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentsDir } from '../../src/platform/config.js';
import { newId } from '../../src/platform/database/columns.js';
import type { TestApp } from './boot-app.js';
import { PDF } from './files.js';

export interface Fetched {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

const headersOf = (token: string | null, others: Record<string, string>): Record<string, string> =>
  token ? { authorization: `Bearer ${token}`, ...others } : others;

/** Fetches a path as the holder of the token, or as nobody. */
export async function fetchAs(
  server: { url: string },
  token: string | null,
  path: string,
  headers: Record<string, string> = {},
): Promise<Fetched> {
  const answer = await fetch(new URL(path, server.url), { headers: headersOf(token, headers) });
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
}

export interface UploadParts {
  recordId?: string;
  content?: Buffer;
  name?: string;
  type?: string;
  fields?: Record<string, string>;
  headers?: Record<string, string>;
}

/** Sends a file in a form, as a page does; the answer's body is read as JSON. */
export async function uploadAs(
  server: { url: string },
  token: string | null,
  parts: UploadParts = {},
): Promise<{ status: number; body: any }> {
  const { content = PDF, name = '记录.pdf', type = 'application/octet-stream' } = parts;
  const form = new FormData();
  const fields = {
    recordKind: 'ACTIVITY',
    recordId: parts.recordId ?? newId(),
    evidenceKind: 'PHOTO',
    ...parts.fields,
  };
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(content)], { type }), name);
  const answer = await fetch(new URL('/attachments', server.url), {
    method: 'POST',
    headers: headersOf(token, parts.headers ?? {}),
    body: form,
  });
  return { status: answer.status, body: await answer.json() };
}

/** Every file that lies in the store, by its folder: nothing may be left behind. */
export function filesOnDisk(server: Pick<TestApp, 'config'>): {
  tmp: string[];
  files: string[];
  lost: string[];
} {
  const list = (folder: string): string[] => {
    try {
      return readdirSync(join(attachmentsDir(server.config), folder), {
        recursive: true,
        withFileTypes: true,
      })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort();
    } catch {
      return [];
    }
  };
  return { tmp: list('tmp'), files: list('files'), lost: list('lost') };
}
