import { NBSP } from "~/vocabulary/typography";

export const CUT = "la connexion au serveur de la boîte a été coupée";

const PLAIN_ONLY = `le serveur de la boîte ne propose pas de connexion chiffrée, et le mot de passe ne lui a pas été envoyé${NBSP}: écrivez imaps:// dans IMAP_URL, ou activez STARTTLS sur ce serveur`;

const NO_NAME = ["ENOTFOUND", "EAI_AGAIN", "ENODATA", "ESERVFAIL"];
const NO_ANSWER = [
  ...["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "ETIMEOUT"],
  ...["CONNECT_TIMEOUT", "GREETING_TIMEOUT"],
];
const CUTS = [
  "NoConnection",
  "EConnectionClosed",
  "StateLogout",
  "ClosedAfterConnectText",
  "ECONNRESET",
  "EPIPE",
];
const NO_TLS =
  /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|UPGRADE_TIMEOUT|ClosedAfterConnectTLS|EPROTO)/;

/** Why the team's mailbox cannot be read. Its message is a French sentence; nothing else of what failed is kept, for it may hold the password. */
export class MailboxError extends Error {
  override name = "MailboxError";
  /** Nothing but a person repairs it: asking every second would have the account locked. */
  readonly isRefused: boolean;

  constructor(message: string, { isRefused = false }: { isRefused?: boolean } = {}) {
    super(message);
    this.isRefused = isRefused;
  }
}

/** Reads what the server of the mailbox, or the network, answered. */
export function explainMailboxFailure(error: unknown, { folder }: { folder: string }): MailboxError {
  if (error instanceof MailboxError) return error;
  const { code, isPasswordWrong, isFolderMissing, isPlainOnly } = factsOf(error);
  if (isPasswordWrong) {
    return new MailboxError("le serveur de la boîte refuse l’identifiant ou le mot de passe de IMAP_URL", {
      isRefused: true,
    });
  }
  if (isPlainOnly) return new MailboxError(PLAIN_ONLY, { isRefused: true });
  if (isFolderMissing)
    return new MailboxError(`le dossier «${NBSP}${folder}${NBSP}» de IMAP_URL n’existe pas dans la boîte`);
  return new MailboxError(networkSentence(code));
}

function networkSentence(code: string): string {
  if (NO_NAME.includes(code)) return "le nom du serveur de la boîte, dans IMAP_URL, est introuvable";
  if (NO_ANSWER.includes(code)) return "le serveur de la boîte ne répond pas";
  if (NO_TLS.test(code)) return "la connexion chiffrée avec le serveur de la boîte a échoué";
  if (CUTS.includes(code)) return CUT;
  return "le serveur de la boîte a répondu d’une façon imprévue";
}

function factsOf(error: unknown): {
  code: string;
  isPasswordWrong: boolean;
  isFolderMissing: boolean;
  isPlainOnly: boolean;
} {
  const values: Record<string, unknown> = error instanceof Error ? { ...error } : {};
  return {
    code: String(values.code ?? ""),
    isPasswordWrong: values.authenticationFailed === true,
    isFolderMissing: values.mailboxMissing === true || values.serverResponseCode === "NONEXISTENT",
    // Every other failure of the encryption has a code.
    isPlainOnly: values.tlsFailed === true && values.code === undefined,
  };
}
