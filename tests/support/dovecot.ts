import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ImapFlow } from "imapflow";

export const PASSWORD = "secret";
const USER = "conciergerie";
export const DOVECOT = "/usr/sbin/dovecot";
const YELLOW = "\u001B[33m";
const PLAIN = "\u001B[0m";

/** Whether this machine has Debian's dovecot-imapd; says loudly what is not shown without it. */
export function hasDovecot(): boolean {
  try {
    execFileSync(DOVECOT, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    console.warn(
      `${YELLOW}dovecot is not installed: nothing shows here that a mailbox is read. Install dovecot-imapd.${PLAIN}`,
    );
    return false;
  }
}

type RawMail = string | Buffer;

export interface Dovecot {
  /** The address of its INBOX, or of another folder, with another password if asked. */
  url(options?: { folder?: string; password?: string }): string;
  /** Leaves one mail, or several in their order. */
  append(raw: RawMail | RawMail[], options?: { receivedAt?: Date; folder?: string }): Promise<void>;
  /** The flags of each mail of INBOX, in order. */
  flags(): Promise<string[][]>;
  /** Stops it as a crash would: connections are cut, mails stay. */
  stop(): Promise<void>;
  /** Starts it again on the same port, with the mails it had. */
  start(): Promise<void>;
  /** Gives its mails other numbers, as after a restoration. */
  renumber(): Promise<void>;
  remove(): Promise<void>;
}

/** A real IMAP server on loopback, without privileges, with one account; it changes nothing on the machine. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "dovecot-"));
  const port = await freePort();
  let running: ChildProcess | undefined;
  writeConfiguration(folder, port);
  await start();
  return { url, append, flags, stop, start, renumber, remove };

  function url({ folder: box = "INBOX", password = PASSWORD } = {}): string {
    return `imap://${USER}:${password}@127.0.0.1:${port}/${box}`;
  }

  async function start(): Promise<void> {
    running = launch(folder);
    await isListening(() => withClient(port, async () => {}));
  }

  async function stop(): Promise<void> {
    if (!running?.pid) return;
    const ended = once(running, "exit");
    // Its whole group, which it leads: the processes of open connections outlive it otherwise.
    process.kill(-running.pid, "SIGKILL");
    running = undefined;
    await ended;
  }

  function append(
    raw: RawMail | RawMail[],
    { receivedAt = new Date(), folder: box = "INBOX" } = {},
  ): Promise<void> {
    return withClient(port, async (client) => {
      for (const one of [raw].flat()) await client.append(box, one, [], receivedAt);
    });
  }

  function flags(): Promise<string[][]> {
    return withClient(port, async (client) => {
      await client.mailboxOpen("INBOX", { readOnly: true });
      const mails = await client.fetchAll("1:*", { flags: true });
      return mails.map((mail) => [...(mail.flags ?? [])].filter((flag) => flag !== "\\Recent"));
    });
  }

  async function renumber(): Promise<void> {
    await stop();
    // The list of numbers: dovecot draws another validity when it is gone.
    for (const file of ["dovecot-uidlist", "dovecot.index", "dovecot.index.log", "dovecot.index.cache"])
      rmSync(path.join(folder, "mail", file), { force: true });
    rmSync(path.join(folder, "mail", "dovecot-uidvalidity"), { force: true });
    await start();
  }

  async function remove(): Promise<void> {
    await stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** As root, dovecot refuses to serve mail: it runs as « nobody », who owns its folder. */
const OWNER =
  process.getuid?.() === 0 ? { uid: 65534, gid: 65534, name: "nobody", group: "nogroup" } : undefined;

function launch(folder: string): ChildProcess {
  const child = spawn(DOVECOT, ["-F", "-c", path.join(folder, "dovecot.conf")], {
    // Open outputs, or a group of ours, would keep the tests waiting for its own children.
    ...{ detached: true, stdio: "ignore" },
    ...(OWNER ? { uid: OWNER.uid, gid: OWNER.gid } : {}),
  });
  child.unref();
  return child;
}

function writeConfiguration(folder: string, port: number): void {
  for (const name of ["run", "state", "mail", "home"]) mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, "dovecot.conf"), configuration(folder, port));
  chmodSync(folder, 0o755);
  if (!OWNER) return;
  for (const name of ["", "run", "state", "mail", "home", "dovecot.conf"])
    chownSync(path.join(folder, name), OWNER.uid, OWNER.gid);
}

function configuration(folder: string, port: number): string {
  const { uid, gid, username } = os.userInfo();
  const owner = OWNER ?? {
    uid,
    gid,
    name: username,
    group: execFileSync("id", ["-gn"], { encoding: "utf8" }).trim(),
  };
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = ${owner.name}
default_internal_group = ${owner.group}
default_login_user = ${owner.name}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/home
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

async function isListening(attempt: () => Promise<void>): Promise<void> {
  for (let times = 0; times < 100; times += 1) {
    try {
      return await attempt();
    } catch {
      await sleep(50);
    }
  }
  throw new Error("dovecot did not start");
}

async function withClient<Result>(port: number, act: (client: ImapFlow) => Promise<Result>): Promise<Result> {
  const client = new ImapFlow({
    ...{ host: "127.0.0.1", port, auth: { user: USER, pass: PASSWORD } },
    ...{ logger: false, disableAutoIdle: true },
  });
  client.on("error", () => {});
  try {
    await client.connect();
    return await act(client);
  } finally {
    client.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
