const CDN = 'https://unpkg.com';

/** What the page may load: itself, and GraphiQL from its public mirror. */
export const GRAPHIQL_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline' ${CDN}`,
  `style-src 'self' 'unsafe-inline' ${CDN}`,
  `font-src 'self' data: ${CDN}`,
  "img-src 'self' data:",
  "frame-ancestors 'none'",
].join('; ');

/** GraphiQL; without a way to its mirror, a plain form that does the same without completion. */
export const GRAPHIQL_PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>GraphiQL · 国安周</title>
<link rel="stylesheet" href="${CDN}/graphiql@3.8.3/graphiql.min.css">
<style>
body { margin: 0; font-family: system-ui, sans-serif; }
#graphiql { height: 100vh; }
form { display: grid; gap: .5rem; padding: 1rem; max-width: 60rem; }
textarea, pre { font: 14px/1.5 ui-monospace, monospace; }
</style>
</head>
<body>
<div id="graphiql">
<form id="plain">
<label for="query">查询 Query</label><textarea id="query" rows="12">{ __typename }</textarea>
<label for="variables">变量 Variables (JSON)</label><textarea id="variables" rows="4">{}</textarea>
<button>执行 Run</button><pre id="answer"></pre>
</form>
</div>
<script>
document.getElementById('plain').addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = document.getElementById('answer');
  try {
    const query = document.getElementById('query').value;
    const variables = JSON.parse(document.getElementById('variables').value || '{}');
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    answer.textContent = JSON.stringify(await response.json(), null, 2);
  } catch (error) {
    answer.textContent = String(error);
  }
});
</script>
<script src="${CDN}/react@18.3.1/umd/react.production.min.js"></script>
<script src="${CDN}/react-dom@18.3.1/umd/react-dom.production.min.js"></script>
<script src="${CDN}/graphiql@3.8.3/graphiql.min.js"></script>
<script>
if (window.GraphiQL) {
  const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
  ReactDOM.createRoot(document.getElementById('graphiql')).render(
    React.createElement(GraphiQL, { fetcher, defaultEditorToolsVisibility: true }),
  );
}
</script>
</body>
</html>
`;
