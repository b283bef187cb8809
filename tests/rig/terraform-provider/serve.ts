import { createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { readFields } from './protobuf.ts';
import type { Procedure } from './provider.ts';

const SERVICE = '/tfplugin6.Provider/';
/** A gRPC message starts with one byte for compression and four for its length. */
const PREFIX = 5;
const OK = '0';
const UNIMPLEMENTED = '12';
const INTERNAL = '13';

/** Answers Terraform's calls on a unix socket, until it is closed. */
export async function serve(
  procedures: { readonly [name: string]: Procedure },
  socket: string,
): Promise<{ close(): Promise<void> }> {
  const sessions = new Set<ServerHttp2Session>();
  const server: Http2Server = createServer({ settings: { initialWindowSize: 1 << 20 } });
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  server.on('stream', (stream, headers) => {
    const path = String(headers[':path'] ?? '');
    const procedure = path.startsWith(SERVICE) ? procedures[path.slice(SERVICE.length)] : undefined;
    if (!procedure) return refuse(stream, UNIMPLEMENTED, `no ${path} here`);
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', () => stream.close());
    stream.on('end', () => {
      try {
        reply(stream, procedure(readFields(Buffer.concat(chunks).subarray(PREFIX))));
      } catch (fault) {
        refuse(stream, INTERNAL, `the schema provider failed in ${path}: ${String(fault)}`);
      }
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve));
  return {
    close: () => {
      for (const session of sessions) session.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function reply(stream: ServerHttp2Stream, message: Buffer): void {
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32BE(message.length, 1);
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': OK }));
  stream.end(Buffer.concat([prefix, message]));
}

function refuse(stream: ServerHttp2Stream, status: string, reason: string): void {
  stream.on('error', () => stream.close());
  stream.respond(
    { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': status, 'grpc-message': encodeURI(reason) },
    { endStream: true },
  );
}
