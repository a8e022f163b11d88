import { expect, it } from "vitest";
import { isDemoAllowed, readEnv } from "~/core/env.server";

it("serves on the loopback address, port 3000, when nothing is said", () => {
  expect(readEnv({})).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    publicUrl: "http://127.0.0.1:3000",
    trustProxy: false,
    mongodbUri: undefined,
    smtpUrl: undefined,
    franceTravail: undefined,
    startsAt: undefined,
    isProduction: false,
  });
});

it("reads an empty variable as one that is not there", () => {
  const empty = { PORT: "", HOST: "", MONGODB_URI: "", SMTP_URL: "", NOW: "", DEMO: "", PUBLIC_URL: "" };
  expect(readEnv(empty)).toEqual(readEnv({}));
});

it.each([
  [{ PORT: "0" }, { port: 0 }],
  [{ PORT: "65535" }, { port: 65535 }],
  [{ HOST: "0.0.0.0", PORT: "80" }, { publicUrl: "http://127.0.0.1:80" }],
  [{ PUBLIC_URL: "https://conciergerie.example//" }, { publicUrl: "https://conciergerie.example" }],
  [{ TRUST_PROXY: "1" }, { trustProxy: true }],
  [{ TRUST_PROXY: "true" }, { trustProxy: true }],
  [{ TRUST_PROXY: "0" }, { trustProxy: false }],
  [
    { FRANCE_TRAVAIL_ID: "PAR_a", FRANCE_TRAVAIL_SECRET: "b" },
    { franceTravail: { id: "PAR_a", secret: "b" } },
  ],
  [{ DEMO: "1" }, { demo: true }],
  [{ DEMO: "0" }, { demo: false }],
  [{ NODE_ENV: "production" }, { isProduction: true }],
  [{ NOW: "2026-11-02T08:30:00+01:00" }, { startsAt: new Date("2026-11-02T07:30:00Z") }],
])("reads %o as %o", (source, read) => {
  expect(readEnv(source)).toMatchObject(read);
});

it.each([
  [{ PORT: "trois" }, /^PORT vaut «\strois\s»/],
  [{ PORT: "65536" }, /^PORT vaut «\s65536\s»/],
  [{ PORT: "-1" }, /^PORT vaut «\s-1\s»/],
  [{ PORT: "80.5" }, /^PORT vaut «\s80.5\s»/],
  [{ PUBLIC_URL: "conciergerie.example" }, /^PUBLIC_URL vaut «\sconciergerie.example\s»/],
  [{ PUBLIC_URL: "ftp://conciergerie.example" }, /^PUBLIC_URL vaut/],
  [{ PUBLIC_URL: "http://" }, /^PUBLIC_URL vaut/],
  [{ SMTP_URL: "pasuneurl" }, /^SMTP_URL ne peut pas être lu/],
  [{ SMTP_URL: "https://smtp.example" }, /^SMTP_URL ne peut pas être lu/],
  [{ NOW: "hier" }, /^NOW vaut «\shier\s»/],
])("refuses %o with a sentence that says what to give", (source, sentence) => {
  expect(() => readEnv(source)).toThrow(sentence);
  expect(() => readEnv(source)).toThrow(/donnez/);
});

it.each([
  [{}, true],
  [{ HOST: "localhost" }, true],
  [{ HOST: "::1" }, true],
  [{ HOST: "0.0.0.0" }, false],
  [{ HOST: "0.0.0.0", DEMO: "1" }, true],
  [{ DEMO: "0" }, false],
])("allows the demo of %o: %s", (source, isAllowed) => {
  expect(isDemoAllowed(readEnv(source))).toBe(isAllowed);
});
