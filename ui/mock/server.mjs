// Serves dist/ and the answers of a made-up ledger, with the policy the real server sends. Only for looking and testing.
//   node mock/server.mjs [port] [--empty] [--token SECRET]
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { check, makeAnswers } from './answers.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const files = { '/': ['index.html', 'text/html; charset=utf-8'], '/assets/app.js': ['app.js', 'text/javascript; charset=utf-8'], '/assets/app.css': ['app.css', 'text/css; charset=utf-8'] };
export const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function serve({ port = 0, empty = false, token = '' } = {}) {
  const answers = makeAnswers({ empty, token });
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const head = { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-cache' };
    const send = (status, type, body) => response.writeHead(status, { ...head, 'Content-Type': type }).end(body);
    const json = (status, value) => send(status, 'application/json; charset=utf-8', JSON.stringify(value));
    try {
      const file = files[url.pathname];
      if (file) return send(200, file[1], await readFile(dist + file[0]));
      if (!url.pathname.startsWith('/api/v1/')) return send(404, 'text/plain', 'not found');
      const path = url.pathname.slice('/api/v1'.length);
      if (path === '/export') check('export', url.searchParams);
      if (path === '/export') return send(200, 'application/octet-stream', 'mock');
      if (request.method === 'GET') return json(200, answers.get(path, url.searchParams));
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      return json(200, answers.post(path, JSON.parse(Buffer.concat(chunks).toString()), request.headers.authorization));
    } catch (error) {
      return json(error.status ?? 500, { error: { message: String(error.message), mend: error.mend ?? '' } });
    }
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve({ server, url: `http://127.0.0.1:${server.address().port}` })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const token = process.argv.includes('--token') ? process.argv[process.argv.indexOf('--token') + 1] : '';
  const { url } = await serve({ port: Number(process.argv[2]) || 8080, empty: process.argv.includes('--empty'), token });
  console.log(url);
}
