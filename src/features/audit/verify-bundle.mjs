// Recomputes an exported audit: node verify.mjs [anchor files kept elsewhere]. Needs Node 20 or newer and nothing else.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const fileHere = (name) => new URL(name, import.meta.url);
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const faults = [];
const anchors = readFileSync(fileHere('anchors.ndjson'), 'utf8').split('\n').filter(Boolean);
const known = new Map(); // "lane position" → what anchors know of it
let previous = null;
for (const [place, line] of [
  ...anchors,
  ...process.argv.slice(2).map((path) => readFileSync(path, 'utf8')),
].entries()) {
  const { statement, sha256: digest, publicKey, signature } = JSON.parse(line);
  const stated = JSON.parse(statement);
  const key = publicKey && createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const isSigned = key && verify(null, Buffer.from(statement), key, Buffer.from(signature, 'base64'));
  if (sha256(statement) !== digest || (key && !isSigned)) faults.push(`anchor of ${stated.anchoredAt}: changed`);
  if (place < anchors.length && stated.previous !== previous)
    faults.push(`anchor of ${stated.anchoredAt}: one before it is missing`);
  previous = digest;
  for (const { lane, length, head } of stated.lanes)
    if (length > 0) known.set(`${lane} ${length} ${head}`, stated.anchoredAt);
  console.log(`anchor of ${stated.anchoredAt}: ${isSigned ? `signed with ${publicKey}` : 'not signed'}`);
}

const lanes = new Map(); // lane → its last entry
let entries = 0;
for await (const line of createInterface({ input: createReadStream(fileHere('entries.ndjson')) })) {
  const [hash, text] = [line.slice(9, 73), line.slice(83, -1)];
  const { lane, position, id, utc } = JSON.parse(text);
  const before = lanes.get(lane) ?? { position: 0, hash: sha256(`koordi audit lane ${lane}`) };
  const where = `lane ${lane}, position ${position} (entry ${id} of ${utc})`;
  if (position !== before.position + 1) faults.push(`${where}: follows position ${before.position}`);
  else if (sha256(before.hash + text) !== hash) faults.push(`${where}: changed, or the entry before it`);
  lanes.set(lane, { position, hash });
  known.delete(`${lane} ${position} ${hash}`);
  entries += 1;
}
for (const { lane, length, head } of JSON.parse(readFileSync(fileHere('lanes.json'), 'utf8'))) {
  const last = lanes.get(lane) ?? { position: 0, hash: head };
  if (last.position !== length || last.hash !== head)
    faults.push(`lane ${lane}: ${length} entries were recorded, the last is ${last.position}`);
}
for (const [what, at] of known)
  faults.push(
    `the anchor of ${at} knows another entry, or one that is gone: lane ${what.split(' ', 2).join(', position ')}`,
  );
console.log(
  faults.length > 0 ? faults.join('\n') : `${entries} entries, ${anchors.length} anchors: nothing was changed.`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
