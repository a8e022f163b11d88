import { Writable } from "node:stream";

/** Our pages wait for all their data: sent in one piece, they are compressed once instead of every 2 kB. */
export function wholePage(send: (body: Buffer<ArrayBuffer>) => void): Writable {
  const chunks: Buffer[] = [];
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      // React keeps and refills the buffers it gives.
      chunks.push(Buffer.from(chunk));
      done();
    },
    final(done) {
      send(withoutZeros(Buffer.concat(chunks)));
      done();
    },
  });
}

/** React 18 ends a buffer of 2 kB with zeros when an accented letter does not fit in what is left of it. */
function withoutZeros(body: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  return body.includes(0) ? Buffer.from(body.filter((byte) => byte !== 0)) : body;
}
