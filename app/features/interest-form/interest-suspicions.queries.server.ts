import { now } from "~/core/clock.server";
import { isOverLimit } from "~/core/http/limits.server";
import { isSame, sign } from "~/core/secret.server";
import type { Suspicion } from "~/vocabulary/submissions";
import type { InterestInput } from "./interest-form.schema.server";

/** Nobody reads and fills the form in less. */
const FASTEST_MS = 2000;
const MOST_LINKS = 2;

/** A mark hidden in the form: when it was shown, signed so that it cannot be made up. */
export function startMark(at: Date): string {
  const time = at.getTime();
  return `${time}.${sign("interest", time)}`;
}

/** What makes a form look like a robot's; each use of an e-mail and of a mark is counted. */
export async function suspicionsOf({
  website,
  startedAt,
  email,
  message = "",
}: InterestInput): Promise<Suspicion[]> {
  const overs = [
    await isOverLimit("public-form-email", email),
    startedAt !== undefined && (await isOverLimit("public-form-email", startedAt)),
  ];
  const found: Readonly<Record<Suspicion, boolean>> = {
    honeypot: Boolean(website),
    "too-fast": !hasTakenTime(startedAt),
    "too-many": overs.includes(true),
    links: (message.match(/https?:\/\/|www\./gi) ?? []).length > MOST_LINKS,
  };
  return SUSPICION_ORDER.filter((suspicion) => found[suspicion]);
}

const SUSPICION_ORDER: readonly Suspicion[] = ["honeypot", "too-fast", "too-many", "links"];

function hasTakenTime(mark: string | undefined): boolean {
  const [time = "", signature = ""] = (mark ?? "").split(".");
  return isSame(sign("interest", Number(time)), signature) && now().getTime() - Number(time) >= FASTEST_MS;
}
