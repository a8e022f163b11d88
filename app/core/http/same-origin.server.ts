import { env } from "../env.server";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const ONE_CLICK = /^\/ne-plus-m-ecrire\/[\w-]+\.[\w-]+$/;

/**
 * Whether a request that may write comes from our own pages: browsers say so in `Sec-Fetch-Site`; older
 * ones give an `Origin`, which must be the public address or the host the request was sent to.
 */
export function isFromOurPages(
  method: string,
  headers: Record<string, string | string[] | undefined>,
): boolean {
  if (SAFE_METHODS.has(method)) return true;
  const site = headers["sec-fetch-site"];
  if (typeof site === "string") return site === "same-origin";
  const { origin, host } = headers;
  if (typeof origin !== "string" || !URL.canParse(origin)) return false;
  return origin === new URL(env().publicUrl).origin || new URL(origin).host === host;
}

/**
 * Whether a request is one that a mail program may send by itself, without a page of ours before it nor a cookie (RFC 8058):
 * « Ne plus m’écrire », whose action reads nothing but the one body that the standard gives it.
 */
export function isOneClick(method: string, address: string): boolean {
  return method === "POST" && ONE_CLICK.test(address);
}
