/** « RE: », « TR : », « Fwd: », however many times a mail was answered or passed on. */
const PREFIXES = /^(?:\s*(?:re|rép?|réf|tr|fwd?)\s*:\s*)+/i;

/** What a mail is about, as it is shown: the stored subject keeps what its senders added. */
export function bareSubject(subject: string): string {
  return subject.replace(PREFIXES, "").trim();
}
