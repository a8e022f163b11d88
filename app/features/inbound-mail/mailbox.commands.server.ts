import { setTimeout as sleep } from "node:timers/promises";
import { env } from "~/core/env.server";
import { logger } from "~/core/logger.server";
import { type MailboxAddress, readMailboxUrl } from "./mailbox-address.server";
import { openMailbox } from "./mailbox-client.server";
import { CUT, explainMailboxFailure, MailboxError } from "./mailbox-failure";
import { keepMailbox, leaveMailbox, MailboxTaken, takeMailbox } from "./mailbox-position.server";
import { type OpenMailbox, readNew, type TakeMail } from "./mailbox-reading.server";

/** What reads the team's mailbox, as long as it is asked to. */
export interface MailboxReader {
  /**
   * Reads what is new and sees to it that the connection lives; returns how many mails were taken since it was last
   * asked. Does nothing without IMAP_URL, or when another process reads. Throws, in French, why it cannot be read.
   */
  read(): Promise<number>;
  /** Lets the mail being taken finish, a second at most, and leaves the mailbox to others. */
  stop(): Promise<void>;
}

/** The connection kept open, and the reading under way. */
interface Session extends OpenMailbox {
  beat?: NodeJS.Timeout;
  reading?: Promise<void>;
  /** Something arrived while it was reading. */
  isAskedAgain: boolean;
  lastReadAt: number;
}

interface Reader {
  take: TakeMail;
  stopping: AbortController;
  session?: Session;
  connecting?: Promise<void>;
  leaving?: Promise<void>;
  retry?: NodeJS.Timeout;
  /** In a row. */
  failures: number;
  failure?: MailboxError;
  taken: number;
}

const SECOND = 1000;
/** A lease lasts four times as long. */
const BEAT_MS = 5 * SECOND;
const READ_EVERY_MS = 20 * SECOND;
const FIRST_WAIT_MS = SECOND;
const LONGEST_WAIT_MS = 300 * SECOND;
const LONGEST_READING_MS = SECOND;
const LONGEST_GOODBYE_MS = SECOND / 2;

/** A reader of the mailbox of IMAP_URL, whose mails `take` takes in; connects when it is first asked to read. */
export function mailboxReader(take: TakeMail): MailboxReader {
  const reader: Reader = { take, stopping: new AbortController(), failures: 0, taken: 0 };
  return { read: () => readOrConnect(reader), stop: () => stop(reader) };
}

async function readOrConnect(reader: Reader): Promise<number> {
  const { imapUrl } = env();
  if (!imapUrl || reader.stopping.signal.aborted) return 0;
  if (reader.session) await read(reader, reader.session);
  else if (!reader.retry) await connect(reader, readMailboxUrl(imapUrl));
  if (reader.failure) throw reader.failure;
  const { taken } = reader;
  reader.taken = 0;
  return taken;
}

function connect(reader: Reader, address: MailboxAddress): Promise<void> {
  reader.connecting ??= open(reader, address).finally(() => {
    reader.connecting = undefined;
  });
  return reader.connecting;
}

async function open(reader: Reader, address: MailboxAddress): Promise<void> {
  await reader.leaving;
  reader.failure = undefined;
  if (!(await takeMailbox(address.id))) return;
  try {
    const client = await openMailbox(address);
    if (reader.stopping.signal.aborted) return client.close();
    const { take, stopping } = reader;
    await attend(reader, {
      address,
      client,
      take,
      signal: stopping.signal,
      isAskedAgain: false,
      lastReadAt: 0,
    });
  } catch (error) {
    retryLater(reader, address, explainMailboxFailure(error, address));
  }
}

/** From now on the server says by itself what arrives. */
function attend(reader: Reader, session: Session): Promise<void> {
  reader.session = session;
  session.client.on("close", () => lose(reader, session));
  session.client.on("exists", () => void read(reader, session));
  session.beat = setInterval(() => void beat(reader, session), BEAT_MS).unref();
  return read(reader, session);
}

async function beat(reader: Reader, session: Session): Promise<void> {
  try {
    await keepMailbox(session.address.id, {});
    if (Date.now() - session.lastReadAt >= READ_EVERY_MS) await read(reader, session);
  } catch (error) {
    if (error instanceof MailboxTaken) session.client.close();
    else logger.error({ err: error }, "mailbox not held");
  }
}

/** Never fails: what went wrong is told by the next `readOrConnect`. */
function read(reader: Reader, session: Session): Promise<void> {
  session.isAskedAgain = true;
  session.reading ??= readUntilQuiet(reader, session).finally(() => {
    session.reading = undefined;
  });
  return session.reading;
}

async function readUntilQuiet(reader: Reader, session: Session): Promise<void> {
  session.lastReadAt = Date.now();
  try {
    while (session.isAskedAgain && !session.signal.aborted) {
      session.isAskedAgain = false;
      const { taken, isMore } = await readNew(session);
      reader.taken += taken;
      if (isMore) session.isAskedAgain = true;
    }
    reader.failures = 0;
    reader.failure = undefined;
  } catch (error) {
    failReading(reader, session, error);
  }
}

/** The connection stays open, to be tried at the next beat, unless it was cut: `lose` then has it made again. */
function failReading(reader: Reader, session: Session, error: unknown): void {
  if (session.signal.aborted) return;
  if (error instanceof MailboxTaken) {
    session.client.close();
    return;
  }
  reader.failure = explainMailboxFailure(error, session.address);
  if (session.client.usable) logger.error({ err: error }, "mailbox not read");
}

function lose(reader: Reader, session: Session): void {
  clearInterval(session.beat);
  if (reader.session !== session) return;
  reader.session = undefined;
  if (!session.signal.aborted) retryLater(reader, session.address, new MailboxError(CUT));
}

function retryLater(reader: Reader, address: MailboxAddress, failure: MailboxError): void {
  reader.failures += 1;
  reader.failure = failure;
  const wait = failure.isRefused ? LONGEST_WAIT_MS : FIRST_WAIT_MS * 2 ** (reader.failures - 1);
  logger.warn({ reason: failure.message, failures: reader.failures }, "mailbox out of reach");
  reader.leaving = leaveMailbox(address.id, failure.message).catch(() => {});
  reader.retry = setTimeout(
    () => {
      reader.retry = undefined;
      connect(reader, address).catch((error) => logger.error({ err: error }, "mailbox not held"));
    },
    Math.min(wait, LONGEST_WAIT_MS),
  ).unref();
}

async function stop(reader: Reader): Promise<void> {
  const { imapUrl } = env();
  reader.stopping.abort();
  clearTimeout(reader.retry);
  if (reader.session) await close(reader.session);
  await reader.leaving;
  if (imapUrl) await leaveMailbox(readMailboxUrl(imapUrl).id).catch(() => {});
}

async function close({ beat, reading, client }: Session): Promise<void> {
  clearInterval(beat);
  await Promise.race([reading, sleep(LONGEST_READING_MS, undefined, { ref: false })]);
  await Promise.race([client.logout(), sleep(LONGEST_GOODBYE_MS, undefined, { ref: false })]).catch(() => {});
  client.close();
}
