import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { Database } from '../database/database.js';
import { type Asked, CompiledOperations } from './compiled-operations.js';
import type { Data } from './compiled-execution.js';
import type { GraphqlContext } from './graphql-context.js';
import { isTooLarge } from './limits.js';
import { Loaders } from './loaders.js';
import { rootFieldsOf } from './operation-name.plugin.js';

const KEPT = 300;
/** Longer texts are not worth their memory. */
const LONGEST = 10_000;

type Variables = Record<string, unknown> | undefined;

/** What a client sends of a query, in the forms that need no more checks. */
export interface Sent {
  query: string;
  operationName: string | undefined;
  variables: Variables;
}

interface Known {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | undefined;
  rootFields: string;
  /** Whether its size depends on the variables; otherwise it was measured once. */
  sizeVaries: boolean;
}

/**
 * Queries that passed every check of Apollo's and were answered by a compiled operation, by their text:
 * asked again, they need neither the checks nor what leads to them. What depends on the variables and
 * on who asks is checked each time.
 */
@Injectable()
export class KnownQueries {
  private readonly byText = new LRUCache<string, Known>({ max: KEPT });
  private readonly operations = new CompiledOperations();
  /** Requests that graphql-js must answer: trying twice would only read twice. */
  private readonly left = new WeakSet<FastifyRequest>();

  constructor(private readonly db: Database) {}

  /**
   * The data of the answer to a query that Apollo has checked; null where graphql-js must answer. Apollo
   * asks also when the document has no operation of the name that was sent.
   */
  async answerChecked(
    asked: Omit<Asked, 'operation'> & { operation: OperationDefinitionNode | undefined },
    sent: Pick<Sent, 'operationName'> & { query: string | undefined },
    context: GraphqlContext,
  ): Promise<Data | null> {
    const { operation } = asked;
    if (!operation || this.left.has(context.req)) return null;
    const data = await this.operations.answer({ ...asked, operation }, context);
    if (data) this.keep({ ...asked, operation }, sent);
    return data;
  }

  /** The data of the answer to a known query; null: Apollo must answer. */
  async answerKnown(
    sent: Sent,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Data | null> {
    const known = this.byText.get(sent.query);
    if (!known || known.operationName !== sent.operationName) return null;
    const asked = { ...known, variables: sent.variables };
    if (known.sizeVaries && isTooLarge(asked)) return null;
    const context = { req: request, res: reply, loaders: new Loaders(this.db) };
    const data = await this.operations.answer(asked, context);
    if (data) Object.assign(request.outcome, { kind: 'query', operation: known.rootFields });
    else this.left.add(request);
    return data;
  }

  private keep(
    { schema, document, operation }: Asked,
    { query, operationName }: { query: string | undefined; operationName: string | undefined },
  ): void {
    if (query === undefined || query.length > LONGEST) return;
    const before = this.byText.get(query);
    if (before && before.operationName === operationName) return;
    const rootFields = rootFieldsOf(operation);
    const sizeVaries = hasPageVariables(document);
    const known = { schema, document, operation, operationName, rootFields, sizeVaries };
    this.byText.set(query, known);
  }
}

/** Whether a variable tells how long a page is. */
function hasPageVariables(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Argument({ name, value }) {
      if (name.value === 'first' && value.kind === Kind.VARIABLE) found = true;
    },
  });
  return found;
}
