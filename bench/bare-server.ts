import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import fastify from 'fastify';

// What a page could cost at the least: Fastify, the same bytes, nothing else. Told one file on the command line, it answers
//   /kept   with the page, compressed once beforehand where the reader understands that;
//   /made   with the page compressed anew for each reader.

const [file = ''] = process.argv.slice(2);
const page = readFileSync(file);
const options = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } };
const brotli = promisify(zlib.brotliCompress);
const kept = await brotli(page, options);

const app = fastify();
for (const [address, compressed] of [
  ['/kept', async () => kept],
  ['/made', () => brotli(page, options)],
] as const) {
  app.get(address, async (request, reply) => {
    reply.type('text/html; charset=utf-8');
    if (request.headers['accept-encoding'] !== 'br') return reply.send(page);
    return reply.header('content-encoding', 'br').send(await compressed());
  });
}
process.once('SIGTERM', () => void app.close());
console.log(JSON.stringify({ address: await app.listen({ host: '127.0.0.1', port: 0 }) }));
