import { GRAPHQL_PATH } from './paths.js';

/** What the page may load: itself and what it carries; nothing from elsewhere. */
export const GRAPHIQL_POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  'worker-src blob:',
  "frame-ancestors 'none'",
].join('; ');

const FIRST_QUERY = `# 国安周 GraphiQL。右侧文档说明每个类型和字段。
{
  activities(first: 10, orderBy: START_ASC) {
    totalCount
    nodes { title when place organizers { role organization { name } } }
  }
}
`;

let page: Promise<string> | null = null;

/**
 * GraphiQL in one file that carries all of its parts, so that it works without a network. Made when
 * it is first asked for: it is large, and production never asks.
 */
export function graphiqlPage(): Promise<string> {
  page ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) =>
    renderGraphiQL({
      title: 'GraphiQL · 国安周',
      endpoint: GRAPHQL_PATH,
      defaultQuery: FIRST_QUERY,
    }),
  );
  return page;
}
