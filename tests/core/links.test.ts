import { expect, it } from "vitest";
import { newId } from "~/core/ids.server";
import { isLinkRef, type LinkPurpose, linkToken, linkUrl, readLinkToken } from "~/core/links.server";

const PURPOSES: LinkPurpose[] = ["answer", "correction", "password", "setup"];
const id = newId();

it.each(PURPOSES)("reads back the link of purpose %s, and of no other", (purpose) => {
  const link = { purpose, id, version: 12 };
  for (const other of PURPOSES) {
    expect(readLinkToken(other, linkToken(link))).toEqual(other === purpose ? link : null);
  }
});

it("gives each version its own token", () => {
  const tokens = [1, 2, 35, 36, 1000].map((version) => linkToken({ purpose: "answer", id, version }));
  expect(new Set(tokens).size).toBe(5);
  expect(tokens.map((token) => readLinkToken("answer", token)?.version)).toEqual([1, 2, 35, 36, 1000]);
});

it("refuses every token with one sign changed", () => {
  const token = linkToken({ purpose: "answer", id, version: 1 });
  for (let place = 0; place < token.length; place += 1) {
    const other = token[place] === "a" ? "b" : "a";
    expect(readLinkToken("answer", token.slice(0, place) + other + token.slice(place + 1))).toBeNull();
  }
});

it.each([undefined, "", ".", "x", `${id}1`, `${id}1.`, `${id}.abc`, `${id}1.abc.def`, "é".repeat(60)])(
  "refuses the token %s",
  (token) => {
    expect(readLinkToken("answer", token)).toBeNull();
  },
);

it("refuses a token lengthened at its end", () => {
  const token = linkToken({ purpose: "answer", id, version: 1 });
  expect(readLinkToken("answer", `${token}a`)).toBeNull();
  expect(readLinkToken("answer", `${token}.a`)).toBeNull();
});

it.each([
  ["answer", "/reponse/"],
  ["correction", "/interet/correction/"],
  ["password", "/mot-de-passe/"],
  ["setup", "/demarrage/"],
] as const)("leads a link of purpose %s to %s", (purpose, path) => {
  expect(linkUrl({ purpose, id, version: 1 })).toMatch(`http://127.0.0.1:3000${path}${id}1.`);
});

it("tells a link among the parameters of a mail", () => {
  expect(isLinkRef({ purpose: "answer", id, version: 1 })).toBe(true);
  expect([null, "x", {}, { purpose: "answer" }].some(isLinkRef)).toBe(false);
});
