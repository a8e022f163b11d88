import { NBSP } from "~/vocabulary/typography";

/** Why a mail did not leave: a French sentence, and whether trying again is useless. */
export interface Failure {
  sentence: string;
  isPermanent: boolean;
}

interface SmtpFacts {
  code: string;
  command: string;
  responseCode: number;
  response: string;
}

const CONNECTION_SENTENCES: Readonly<Record<string, string>> = {
  EAUTH: "le serveur d’envoi refuse l’identifiant ou le mot de passe de SMTP_URL",
  ENOAUTH: "le serveur d’envoi demande un identifiant et un mot de passe dans SMTP_URL",
  ETLS: "la connexion chiffrée avec le serveur d’envoi a échoué",
  EDNS: "le nom du serveur d’envoi est introuvable",
  ETIMEDOUT: "le serveur d’envoi ne répond pas",
  ECONNECTION: "la connexion au serveur d’envoi a été coupée",
  ESOCKET: "la connexion au serveur d’envoi a été coupée",
};

/** Longest answer of a server kept with a mail. */
const RESPONSE_LENGTH = 200;

/** Reads what the mail server, or the network, answered. A wrong password is repaired in the settings, so it is retried. */
export function explainFailure(error: unknown): Failure {
  const facts = factsOf(error);
  const known = CONNECTION_SENTENCES[facts.code];
  if (known) return { sentence: known, isPermanent: false };
  if (facts.responseCode >= 500) return { sentence: refusalOf(facts), isPermanent: true };
  if (facts.responseCode >= 400) {
    return {
      sentence: `le serveur d’envoi demande d’attendre${NBSP}: ${facts.response}`,
      isPermanent: false,
    };
  }
  if (facts.code === "EENVELOPE")
    return { sentence: "l’adresse du destinataire est incorrecte", isPermanent: true };
  return { sentence: "le serveur d’envoi a répondu d’une façon imprévue", isPermanent: false };
}

function refusalOf({ command, response }: SmtpFacts): string {
  if (command === "RCPT TO") return `adresse refusée par le serveur${NBSP}: ${response}`;
  if (command === "MAIL FROM") return `expéditeur refusé par le serveur${NBSP}: ${response}`;
  return `message refusé par le serveur${NBSP}: ${response}`;
}

function factsOf(error: unknown): SmtpFacts {
  const values: Record<string, unknown> = error instanceof Error ? { ...error } : {};
  return {
    code: String(values.code ?? ""),
    command: String(values.command ?? ""),
    responseCode: Number(values.responseCode ?? 0),
    response: String(values.response ?? "")
      .replace(/\s+/g, " ")
      .slice(0, RESPONSE_LENGTH),
  };
}
