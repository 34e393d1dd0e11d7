// Compresses the built stylesheet once as well as can be, so that the server need not do it for every reader.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../build/pages/client/assets/', import.meta.url));

for (const name of readdirSync(folder).filter((each) => /\.(?:css|svg)$/.test(each))) {
  const content = readFileSync(folder + name);
  writeFileSync(
    `${folder}${name}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
  writeFileSync(`${folder}${name}.gz`, gzipSync(content, { level: 9 }));
}
