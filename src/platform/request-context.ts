import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from './access/actor.js';

/** What is known of the request (or command) being served, reachable from anywhere below it. */
export interface RequestContext {
  requestId: string;
  language: 'zh' | 'en';
  /** The client's network address, or null for a command. */
  address: string | null;
  actor: Actor;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const runInRequest = <T>(context: RequestContext, work: () => T): T =>
  storage.run(context, work);

export const currentRequest = (): RequestContext | undefined => storage.getStore();
