/** A path of this site where a sign-in may lead; null for anything that would leave it. */
export function localPath(wanted: string | null): string | null {
  if (!wanted?.startsWith("/") || /[\\\s]/.test(wanted)) return null;
  const url = new URL(wanted, "http://site.invalid");
  return url.host === "site.invalid" && !wanted.startsWith("//") ? url.pathname + url.search : null;
}
