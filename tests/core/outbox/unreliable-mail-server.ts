import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** How often each misfortune befalls what is offered. */
const ODDS = { connect: 0.2, sender: 0.06, recipient: 0.06, message: 0.06, cut: 0.06, silence: 0.06 };

export interface UnreliableServer {
  url: string;
  /** By Message-ID, how many times it was accepted. */
  accepted: Map<string, number>;
  /** By misfortune, how many times it happened. */
  misfortunes: Map<string, number>;
  /** Waits until the next message is accepted; its sender is not told before `release`. */
  holdNextAcceptance(): Promise<void>;
  release(): void;
  /** Waits until everybody has gone. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

interface Held {
  tell: () => void;
  released: Promise<void>;
}

type Answer = (error?: Error | null) => void;

/** A real SMTP server on loopback that refuses, greylists, falls silent or hangs up at random, and in the end accepts. */
export async function startUnreliableServer(random: () => number): Promise<UnreliableServer> {
  const accepted = new Map<string, number>();
  const misfortunes = new Map<string, number>();
  const known = new Set<string>();
  let held: Held | undefined;
  let release = (): void => {};

  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onConnect: (_session, answer) => answer(befalls("connect") ? refusal(421) : null),
    onMailFrom: (_address, _session, answer) => answer(befalls("sender") ? refusal(451) : null),
    onRcptTo({ address }, _session, answer) {
      if (isNew(address)) return answer(refusal(451));
      answer(befalls("recipient") ? refusal(450) : null);
    },
    onData: (stream, session, answer) => void take(stream, session, answer),
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  // A server that listens on a port has an address with a port.
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}/?socketTimeout=2000&greetingTimeout=2000&connectionTimeout=2000`,
    accepted,
    misfortunes,
    holdNextAcceptance() {
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      return new Promise((tell) => {
        held = { tell, released };
      });
    },
    release: () => release(),
    async idle() {
      while (server.connections.size > 0) await wait(5);
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };

  async function take(stream: Readable, { id }: SMTPServerSession, answer: Answer): Promise<void> {
    if (befalls("cut")) return cut(stream, id);
    const raw = await text(stream);
    if (befalls("silence")) return;
    if (befalls("message")) return answer(refusal(452));
    const messageId = raw.match(/^Message-ID: (\S+)/m)?.[1] ?? "";
    accepted.set(messageId, (accepted.get(messageId) ?? 0) + 1);
    const { tell, released } = held ?? {};
    held = undefined;
    tell?.();
    await released;
    answer();
  }

  function cut(stream: Readable, id: string): void {
    stream.resume();
    for (const connection of server.connections) if (connection.id === id) connection.close();
  }

  /** Greylisting: the first time somebody is written to, the server asks to come back. */
  function isNew(address: string): boolean {
    if (known.has(address)) return false;
    known.add(address);
    return count("greylisted");
  }

  function befalls(misfortune: keyof typeof ODDS): boolean {
    return random() < ODDS[misfortune] && count(misfortune);
  }

  function count(misfortune: string): true {
    misfortunes.set(misfortune, (misfortunes.get(misfortune) ?? 0) + 1);
    return true;
  }
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error("come back later"), { responseCode });
}
