import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { htmlToText } from "~/features/inbound-mail/html-text.server";
import { readMail } from "~/features/inbound-mail/read-mail.server";
import { readMailApart } from "~/features/inbound-mail/read-mail-apart.server";
import { senderOf } from "~/features/inbound-mail/senders";

const AT = new Date("2026-11-24T10:00:00+01:00");
const READING = { mailbox: "conciergerie@departement.example", ourHost: "conciergerie.example", at: AT };
const HEADERS = [
  "From: Claire Vidal <Claire@agence.example>",
  "To: Conciergerie <Conciergerie+ABC123@departement.example>",
  "Subject: Re: Un logement",
];

const read = (headers: string[], body = "Oui.", options = {}) =>
  readMail(Buffer.from([...headers, "", body].join("\r\n")), { ...READING, ...options });

describe("a raw mail", () => {
  it("gives its keys in lower case, and an id drawn from its bytes when it has none", async () => {
    const [first, second] = await Promise.all([read(HEADERS), read(HEADERS)]);
    expect(first.replyKeys).toEqual(["abc123"]);
    expect(first.from).toEqual({ name: "Claire Vidal", address: "claire@agence.example" });
    expect(first.messageId).toMatch(/^<[0-9a-f]{32}@sans-identifiant>$/);
    expect(second.messageId).toBe(first.messageId);
    expect(first.sentAt).toEqual(AT);
  });

  it("gives what it answers, the nearest first, each once", async () => {
    const { references } = await read([
      ...HEADERS,
      "References: <a@x.example> <b@x.example>\r\n\t<a@x.example> <c@x.example>",
      "In-Reply-To: <b@x.example>",
    ]);
    expect(references).toEqual(["<b@x.example>", "<c@x.example>", "<a@x.example>"]);
  });

  it("never throws, whatever its bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.boolean(), async (bytes, isMail) => {
        const start = isMail
          ? `${HEADERS.join("\r\n")}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n`
          : "";
        const mail = await readMail(Buffer.concat([Buffer.from(start), bytes]), READING);
        expect(mail.messageId).toMatch(/^<.+>$/);
      }),
      { numRuns: 60 },
    );
  });
});

/** Generous: what blows up never ends. */
const LONGEST_MS = 4000;
/** So many characters of one thing, then what makes it wrong. */
const hostile = (word: string, size = 200_000, end = "x") => word.repeat(Math.ceil(size / word.length)) + end;

describe("a body made to be slow", () => {
  it.each([
    ["headers without end", hostile("De : a\r\n")],
    ["attributions without end", hostile(`le ${"1".repeat(490)}\r\n`)],
    ["one line of spaces", `a${" ".repeat(200_000)}b`],
    ["one sentence of words", hostile("mot ")],
    ["farewells that never end", hostile(`${hostile("recevez ", 290)}\r\n`)],
    ["one farewell that never ends", hostile("recevez ")],
    ["addresses that are none", `Bonjour\r\n\r\nJean Dupont\r\n${hostile("a")}`],
    ["assents that add up", `oui ${hostile("parfait pour ", 3900)}`],
    ["hours that add up", `oui ${hostile("14 h 30 , ", 3900)}`],
    ["stars and marks of quotes", hostile(`${hostile(" *_>", 490)}\r\n`)],
    ["rules", hostile("_____\r\n")],
    ["marks above which one answers", hostile("reply above this line\r\n")],
  ])("of %s is read all the same", async (_what, body) => {
    expect(await timeOf(HEADERS, body)).toBeLessThan(LONGEST_MS);
  });

  it.each([
    ["an absence of days without end", ["Auto-Submitted: auto-replied"], `absent ${hostile("mardi 1 ")}`],
    ["quotes in quotes", ["Content-Type: text/html"], hostile("<blockquote>a")],
    ["tags in tags", ["Content-Type: text/html"], hostile("<div>")],
    ["a report to an address that is none", ["Content-Type: multipart/report"], `<${hostile("@")}`],
    ["keys that are none", [`Cc: ${hostile("a", 19_000)}`, `In-Reply-To: <${hostile("@", 19_000)}`], ""],
  ])("of %s is read all the same", async (_what, headers, body) => {
    expect(await timeOf([...headers, ...HEADERS], body)).toBeLessThan(LONGEST_MS);
  });

  it("of a report is read all the same", async () => {
    const robot = ["From: mailer-daemon@b.example", "Subject: Undelivered"];
    expect(await timeOf(robot, `<${hostile("@")}`)).toBeLessThan(LONGEST_MS);
  });

  async function timeOf(headers: string[], body: string): Promise<number> {
    const start = performance.now();
    await read(headers, body);
    return performance.now() - start;
  }
});

describe("a mail read apart", () => {
  const raw = Buffer.from(
    [...HEADERS, 'Content-Disposition: attachment; filename="bail.pdf"', "", "%PDF-1.4"].join("\r\n"),
  );

  it("is read as here, its files included", async () => {
    const apart = await readMailApart(raw, READING);
    expect(apart).toEqual(await readMail(raw, READING));
    expect(apart.attachments[0]?.bytes.toString()).toMatch(/^%PDF/);
  });

  it("is given up when it takes too long, and the next is read", async () => {
    await readMailApart(raw, READING);
    const heavy = Buffer.from([...HEADERS, "", hostile("Bonjour,\r\n", 5_000_000)].join("\r\n"));
    const [long, next] = await Promise.allSettled([
      readMailApart(heavy, READING, 1),
      readMailApart(raw, READING),
    ]);
    expect(long).toMatchObject({ status: "rejected", reason: { message: "lecture trop longue" } });
    expect(next).toMatchObject({ status: "fulfilled", value: { kind: "reply" } });
  });
});

describe("a report of delivery", () => {
  const report = async (...fields: string[]) => {
    const headers = [
      "From: mailer-daemon@agence.example",
      "Subject: Delivery Status Notification",
      "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
    ];
    const status = ["Final-Recipient: rfc822; claire@agence.example", ...fields].join("\r\n");
    const body = `--x\r\nContent-Type: message/delivery-status\r\n\r\n${status}\r\n--x--\r\n`;
    return read(headers, body);
  };

  it.each([
    [["Action: failed", "Status: 5.1.1"], true],
    [["Action: failed"], true],
    [["Status: 5.1.1"], true],
    [["Action: failed", "Status: 5.2.2"], false],
    [["Action: failed", "Status: 4.4.7"], false],
    [["Action: delayed", "Status: 4.4.1"], false],
    [[], false],
  ])("that says %j is for good: %s", async (fields, isPermanent) => {
    expect(await report(...fields)).toMatchObject({ kind: "bounce", bounce: { isPermanent } });
  });

  it.each([["Action: delivered"], ["Action: relayed"], ["Action: expanded"], ["Status: 2.1.5"]])(
    "that says « %s » is no bounce, only what a robot wrote",
    async (field) => {
      const mail = await report(field);
      expect(mail).toMatchObject({ kind: "reply", isAutomatic: true, suggestion: null });
      expect(mail.bounce).toBeUndefined();
    },
  );
});

describe("a mail nobody answers", () => {
  it.each([
    ["Auto-Submitted: auto-generated"],
    ["Precedence: bulk"],
    ["List-Id: <lettre.example>"],
    ["X-Auto-Response-Suppress: All"],
    ["Return-Path: <>"],
  ])("says « %s », and gives no suggestion", async (header) => {
    const mail = await read([header, ...HEADERS]);
    expect(mail).toMatchObject({ kind: "reply", isAutomatic: true, suggestion: null });
  });

  it("is not one that says that a person wrote", async () => {
    const mail = await read(["Auto-Submitted: no", ...HEADERS]);
    expect(mail).toMatchObject({ isAutomatic: false, suggestion: { act: "accept" } });
  });

  it("is ours when its id or its sender is", async () => {
    const byId = await read([...HEADERS, "Message-ID: <6743f1c2a9d84e0b57c6e213@conciergerie.example>"]);
    const bySender = await read(["From: conciergerie@departement.example", "Auto-Submitted: auto-generated"]);
    expect([byId.kind, bySender.kind]).toEqual(["loop", "loop"]);
  });

  it("is not one that a person of our host wrote", async () => {
    const mail = await read([...HEADERS, "Message-ID: <CAF1c2a9@conciergerie.example>"], "Oui.");
    expect(mail).toMatchObject({ kind: "reply", text: "Oui." });
  });
});

describe("a forged sender", () => {
  it.each([
    ["mx.ours.example; dmarc=fail header.from=agence.example", "claire@agence.example", true],
    ["mx.ours.example; spf=fail smtp.mailfrom=x@other.example", "x@other.example", true],
    ["mx.ours.example; spf=fail smtp.mailfrom=b@mail.agence.example", "b@mail.agence.example", false],
    ["mx.ours.example; spf=fail; dkim=pass", "x@other.example", false],
    ["mx.theirs.example; dmarc=fail", "x@other.example", false],
  ])("follows from « %s »", async (result, returnPath, isForged) => {
    const mail = await read(
      [`Return-Path: <${returnPath}>`, `Authentication-Results: ${result}`, ...HEADERS],
      "Oui.",
      { trustedAuthority: "mx.ours.example" },
    );
    expect(mail.isForged).toBe(isForged);
    expect(senderOf(mail, { contacts: ["CLAIRE@agence.example"], isThread: true })).toBe(
      isForged ? "forged" : "contact",
    );
  });
});

describe("a verified sender", () => {
  it.each([
    [["mx.ours.example; dmarc=pass header.from=agence.example"], true],
    [["mx.ours.example; spf=pass smtp.mailfrom=claire@mail.agence.example"], true],
    [["mx.ours.example; dkim=pass header.d=agence.example"], true],
    [["mx.ours.example; spf=none", "mx.ours.example; dkim=pass header.i=@agence.example"], true],
    [["mx.ours.example; dmarc=pass", "mx.ours.example; dmarc=fail"], false],
    [["mx.ours.example; spf=pass smtp.mailfrom=x@other.example"], false],
    [["mx.ours.example; dkim=pass header.d=notagence.example"], false],
    [["mx.ours.example; spf=none", "mx.theirs.example; dmarc=pass"], false],
    [['mx.ours.example; spf=pass smtp.mailfrom="a; dmarc=pass"@other.example'], false],
    [["mx.ours.example; spf=none (a; dmarc=pass)"], false],
    [[], false],
  ])("follows from %j: %s", async (results, isVerified) => {
    const mail = await read([...results.map((result) => `Authentication-Results: ${result}`), ...HEADERS]);
    expect(mail.isVerified).toBe(isVerified);
  });

  it("is forged when any result of the same server says so", async () => {
    const results = ["mx.ours.example; spf=pass", "mx.ours.example; dmarc=fail"];
    const mail = await read([...results.map((result) => `Authentication-Results: ${result}`), ...HEADERS]);
    expect(mail.isForged).toBe(true);
  });
});

describe("joined files", () => {
  const part = (name: string, bytes: Buffer, type = "application/octet-stream") =>
    `--x\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString("base64")}\r\n`;
  const withParts = async (...parts: string[]) => {
    const headers = [...HEADERS, "Content-Type: multipart/mixed; boundary=x"];
    const mail = await read(headers, `--x\r\n\r\nOui.\r\n${parts.join("")}--x--\r\n`);
    return mail.attachments.map(({ name, type, refusal, bytes }) => [name, type, refusal, bytes.length > 0]);
  };
  const PDF = Buffer.from("%PDF-1.4\n");

  it("are what their content says", async () => {
    expect(
      await withParts(
        part("bail.pdf", PDF, "image/png"),
        part("photo.jpg", Buffer.from("MZ program")),
        part("macro.exe", Buffer.from("MZ program")),
        part("vide.pdf", Buffer.alloc(0)),
        part("winmail.dat", Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0])),
      ),
    ).toEqual([
      ["bail.pdf", "pdf", undefined, true],
      ["photo.jpg", "", "program", false],
      ["macro.exe", "", "type", false],
      ["vide.pdf", "", "empty", false],
      ["winmail.dat", "tnef", "tnef", false],
    ]);
  });

  it("are five at most, of 10 MB at most", async () => {
    const heavy = Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]);
    const files = await withParts(part("plan.pdf", heavy), ...Array(6).fill(part("bail.pdf", PDF)));
    expect(files.map(([, , refusal]) => refusal)).toEqual(["size", ...Array(5).fill(undefined), "count"]);
  });
});

describe("an HTML mail", () => {
  it("is read without what hides or runs", () => {
    const html = `<style>p{}</style><p onclick="x()">Oui</p><script>non</script><div style="display: none">non</div><p>&lt;b&gt; à 14&nbsp;h<br>Claire</p>`;
    expect(htmlToText(html)).toBe("Oui\n\n<b> à 14 h\nClaire");
  });

  it("is read when its plain twin says nothing", async () => {
    const body =
      "--x\r\nContent-Type: text/plain\r\n\r\nLisez-moi en HTML\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Bonjour, nous avons un trois pièces rue Caviale, libre tout de suite.</p><blockquote>Un logement ?</blockquote>\r\n--x--";
    const mail = await read([...HEADERS, "Content-Type: multipart/alternative; boundary=x"], body);
    expect(mail.text).toBe("Bonjour, nous avons un trois pièces rue Caviale, libre tout de suite.");
    expect(mail.quoted).toBe("> Un logement ?");
  });
});
