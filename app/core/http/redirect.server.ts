import { redirectDocument } from "@remix-run/node";

/** Redirects with the cookies of a sign-in or a sign-out; a whole new page, since the layout changes. */
export function redirectWithCookies(url: string, cookies: string[]): Response {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return redirectDocument(url, { headers });
}
