/** A child: a server of `node:http` alone that sends one page, the same bytes under the same headers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

process.once('message', (page: { headers: string[]; body: string }) => {
  const body = Buffer.from(page.body, 'base64');
  const server = createServer((_, response) => {
    response.writeHead(200, page.headers).end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.((server.address() as AddressInfo).port); // listening on a port, so no pipe
  });
});
