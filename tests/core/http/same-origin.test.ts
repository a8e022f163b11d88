import { expect, it } from "vitest";
import { isFromOurPages, isOneClick } from "~/core/http/same-origin.server";

type Headers = Record<string, string | undefined>;

const HOST = "conciergerie.internal:8080";
const PUBLIC_ORIGIN = "http://127.0.0.1:3000";

it.each<[string, Headers, boolean]>([
  ["a form of our own pages", { "sec-fetch-site": "same-origin" }, true],
  ["a form of another site", { "sec-fetch-site": "cross-site" }, false],
  ["a form of a neighbouring subdomain", { "sec-fetch-site": "same-site" }, false],
  ["an address typed by hand", { "sec-fetch-site": "none" }, false],
  [
    "another site that also claims our origin",
    { "sec-fetch-site": "cross-site", origin: PUBLIC_ORIGIN },
    false,
  ],
  ["an older browser on the public address", { origin: PUBLIC_ORIGIN, host: HOST }, true],
  ["an older browser on the host it was sent to", { origin: `http://${HOST}`, host: HOST }, true],
  ["an older browser on another port", { origin: "http://127.0.0.1:4000", host: HOST }, false],
  ["an origin that only begins like ours", { origin: `${PUBLIC_ORIGIN}.evil.example`, host: HOST }, false],
  ["an origin hidden by a referrer policy", { origin: "null", host: HOST }, false],
  ["an unreadable origin", { origin: "not an address", host: HOST }, false],
  ["neither header", { host: HOST }, false],
])("judges a POST from %s", (_who, headers, isAccepted) => {
  expect(isFromOurPages("POST", headers)).toBe(isAccepted);
});

it.each(["PUT", "PATCH", "DELETE"])("asks the same of %s as of POST", (method) => {
  expect(isFromOurPages(method, { "sec-fetch-site": "cross-site" })).toBe(false);
});

it.each(["GET", "HEAD", "OPTIONS"])("lets %s come from anywhere, since it writes nothing", (method) => {
  expect(isFromOurPages(method, { "sec-fetch-site": "cross-site" })).toBe(true);
});

it.each([
  ["POST", `/ne-plus-m-ecrire/${"a".repeat(24)}1.Zk-_9`, true],
  ["PUT", `/ne-plus-m-ecrire/${"a".repeat(24)}1.Zk-_9`, false],
  ["POST", "/ne-plus-m-ecrire/", false],
  ["POST", "/ne-plus-m-ecrire/a.b/c", false],
  ["POST", `/reponse/${"a".repeat(24)}1.Zk-_9`, false],
  ["POST", "/today", false],
])("knows whether a mail program may send a %s to %s by itself", (method, address, isAccepted) => {
  expect(isOneClick(method, address)).toBe(isAccepted);
});
