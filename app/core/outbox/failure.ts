import { NBSP } from "~/vocabulary/typography";

/** Why a mail did not leave: a French sentence, and whether trying again is useless. */
export interface Failure {
  sentence: string;
  isPermanent: boolean;
  /** Nobody is written to at this address: a colleague has to check it. */
  isAddressWrong?: boolean;
  /** The server could not be reached, or did not let us in: it says nothing of this mail, and no other would leave. */
  isServerDown?: boolean;
}

interface SmtpFacts {
  code: string;
  command: string;
  responseCode: number;
  response: string;
  message: string;
  /** What the system was asked when it failed. */
  syscall: string;
}

const SIGN_IN = "le serveur d’envoi demande un identifiant et un mot de passe dans SMTP_URL";

const SILENT = "le serveur d’envoi ne répond pas";

const CONNECTION_SENTENCES: Readonly<Record<string, string>> = {
  EAUTH: "le serveur d’envoi refuse l’identifiant ou le mot de passe de SMTP_URL",
  ENOAUTH: SIGN_IN,
  ETLS: "la connexion chiffrée avec le serveur d’envoi a échoué",
  EDNS: "le nom du serveur d’envoi est introuvable",
  ETIMEDOUT: SILENT,
  ECONNECTION: "la connexion au serveur d’envoi a été coupée",
  ESOCKET: "la connexion au serveur d’envoi a été coupée",
};

/** Longest answer of a server kept with a mail. */
const RESPONSE_LENGTH = 200;

/** RFC 4954: the server wants to know who we are, whichever command it says so at. */
const SIGN_IN_CODES = [530, 534, 535, 538];

/** RFC 3463: refused by a rule (x.7), too large (x.3.4, x.2.3), or in an unknown language: the address may be right. */
const OTHER_THAN_ADDRESS = /\b5\.(7\.\d+|3\.4|2\.3|6\.\d+)\b/;

/**
 * Reads what the mail server, or the network, answered. Only what concerns this recipient or this message is permanent:
 * what is repaired in our settings is tried again meanwhile, and so is a full mailbox, which its owner empties.
 */
export function explainFailure(error: unknown): Failure {
  const facts = factsOf(error);
  const known = isUnreached(facts) ? SILENT : CONNECTION_SENTENCES[facts.code];
  if (known) return { ...temporary(known), isServerDown: isBeforeAnyMail(facts) };
  if (SIGN_IN_CODES.includes(facts.responseCode)) return { ...temporary(SIGN_IN), isServerDown: true };
  if (isRelayRefused(facts)) return temporary(SIGN_IN);
  if (facts.responseCode >= 500) return refusalOf(facts);
  if (facts.responseCode >= 400) {
    const sentence = `le serveur d’envoi demande d’attendre${NBSP}: ${facts.response}`;
    return { ...temporary(sentence), isServerDown: facts.command === "CONN" };
  }
  return refusedHere(facts);
}

/** RFC 5321, 4.5.3.1.10 and 4.2.3: 552 said of a recipient is temporary, unless the message is what is too large. */
function refusalOf({ command, response, responseCode }: SmtpFacts): Failure {
  if (command === "MAIL FROM" && !isTooLarge(response)) {
    return temporary(`expéditeur refusé par le serveur${NBSP}: ${response}`);
  }
  if (isFull(responseCode, response)) return temporary(`boîte pleine, dit le serveur${NBSP}: ${response}`);
  if (command === "RCPT TO" && !OTHER_THAN_ADDRESS.test(response)) {
    return {
      sentence: `adresse refusée par le serveur${NBSP}: ${response}`,
      isPermanent: true,
      isAddressWrong: true,
    };
  }
  if (["RCPT TO", "MAIL FROM", "DATA"].includes(command)) {
    return { sentence: `message refusé par le serveur${NBSP}: ${response}`, isPermanent: true };
  }
  // RFC 5321, 3.1 and 3.8: refused before any message, at the greeting for instance.
  return {
    ...temporary(`le serveur d’envoi ne prend rien pour l’instant${NBSP}: ${response}`),
    isServerDown: true,
  };
}

/** What the mail library refuses by itself, before anything is sent. */
function refusedHere({ code, message }: SmtpFacts): Failure {
  if (code === "EMESSAGE" && /size/i.test(message)) {
    return { sentence: "ce message est trop lourd pour le serveur d’envoi", isPermanent: true };
  }
  if (code !== "EENVELOPE") return temporary("le serveur d’envoi a répondu d’une façon imprévue");
  if (/sender/i.test(message)) return temporary("l’adresse d’envoi des réglages est incorrecte");
  return { sentence: "l’adresse du destinataire est incorrecte", isPermanent: true, isAddressWrong: true };
}

/** Nobody listens there: the mail library gives it the code of a connection that was cut. */
function isUnreached({ code, syscall }: SmtpFacts): boolean {
  return ["ESOCKET", "ECONNECTION"].includes(code) && syscall === "connect";
}

/** A connection cut in the middle may be about the mail that was being sent; these are not. */
function isBeforeAnyMail({ code, syscall, message }: SmtpFacts): boolean {
  if (["EAUTH", "ENOAUTH", "ETLS", "EDNS"].includes(code) || syscall === "connect") return true;
  return /^(Connection timeout|Greeting never received)/.test(message);
}

/** « 554 5.7.1 Relay access denied »: said of a recipient, it is about who we are. */
function isRelayRefused({ command, responseCode, response }: SmtpFacts): boolean {
  return command === "RCPT TO" && responseCode >= 500 && /\brelay/i.test(response);
}

function isFull(responseCode: number, response: string): boolean {
  return /\b5\.2\.2\b/.test(response) || (responseCode === 552 && !isTooLarge(response));
}

function isTooLarge(response: string): boolean {
  return /\b5\.(3\.4|2\.3)\b/.test(response);
}

function temporary(sentence: string): Failure {
  return { sentence, isPermanent: false };
}

function factsOf(error: unknown): SmtpFacts {
  const values: Record<string, unknown> = error instanceof Error ? { ...error } : {};
  return {
    code: String(values.code ?? ""),
    command: String(values.command ?? ""),
    syscall: String(values.syscall ?? ""),
    message: error instanceof Error ? error.message : "",
    responseCode: Number(values.responseCode ?? 0),
    response: String(values.response ?? "")
      .replace(/\s+/g, " ")
      .slice(0, RESPONSE_LENGTH),
  };
}
