import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach } from "vitest";
import { env } from "~/core/env.server";
import { closeTransport } from "~/core/outbox/transport.server";
import { storeSettings } from "./stored-mail";

export interface Received {
  from: string;
  to: string[];
  raw: string;
}

export interface MailServer {
  url: string;
  received: Received[];
  /** How many times a message was offered, accepted or not. */
  offers: () => number;
  stop: () => Promise<void>;
}

interface Behaviour {
  /** An answer such as 451 or 550 to every recipient; undefined accepts. */
  refusal?: () => { code: number; sentence: string } | undefined;
  /** Instead of accepting the message. */
  atData?: "cut" | "silence";
}

/** A mail server for each test of a file, by which its letters leave. */
export function mailServerOfEachTest(): () => MailServer {
  let server: MailServer;
  beforeEach(async () => {
    await storeSettings();
    server = await startMailServer();
    env().smtpUrl = server.url;
  });
  afterEach(async () => {
    closeTransport();
    await server.stop();
    env().smtpUrl = undefined;
  });
  return () => server;
}

/** A real SMTP server on loopback, which behaves as a test asks. */
export async function startMailServer({ refusal, atData }: Behaviour = {}): Promise<MailServer> {
  const received: Received[] = [];
  let offers = 0;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo(_address, _session, callback) {
      offers += 1;
      const answer = refusal?.();
      callback(answer && Object.assign(new Error(answer.sentence), { responseCode: answer.code }));
    },
    async onData(stream, session, callback) {
      if (atData === "cut") return cut(stream);
      const raw = await text(stream);
      if (atData === "silence") return;
      const { mailFrom, rcptTo } = session.envelope;
      received.push({
        from: mailFrom ? mailFrom.address : "",
        to: rcptTo.map(({ address }) => address),
        raw,
      });
      callback();
    },
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    url: urlOf(server, atData === "silence" ? 400 : 10_000),
    received,
    offers: () => offers,
    stop: () => stop(server),
  };

  function cut(stream: Readable): void {
    stream.resume();
    for (const connection of server.connections) connection.close();
  }
}

/** A short patience for a server that is silent: a busy machine may keep any other waiting. */
function urlOf(server: SMTPServer, patienceMs: number): string {
  // A server that listens on a port has an address with a port.
  const { port } = server.server.address() as AddressInfo;
  const waits = ["socketTimeout", "greetingTimeout", "connectionTimeout"].map(
    (wait) => `${wait}=${patienceMs}`,
  );
  return `smtp://127.0.0.1:${port}/?${waits.join("&")}`;
}

function stop(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => server.close(resolve));
}
