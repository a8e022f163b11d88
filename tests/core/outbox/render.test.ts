import { beforeEach, describe, expect, it } from "vitest";
import { MAILS } from "#emails/registry";
import { mail, mailOf } from "~/core/outbox/mail-effect.server";
import { renderMail, tryRenderMail } from "~/core/outbox/render.server";
import { reread, storeMail, storeSettings } from "./stored-mail";

const LINK = { purpose: "answer", id: "c".repeat(24), version: 1 } as const;
const REPLY = { subject: "Votre arrivée", text: "Bonjour Clara,", senderName: "Jeanne Vidal" };
const RENEWAL = { title: "Un logement", link: LINK };

describe("on a real base", () => {
  beforeEach(() => storeSettings());

  it("completes links at the moment of sending", async () => {
    const stored = await storeMail({ template: "link-renewal", params: RENEWAL });

    const { html, text } = await renderMail(stored, { forDisplay: false });

    expect(html).toMatch(/href="http[^"]+\/reponse\/c{24}1\.[\w-]{27}"/);
    expect(text).toMatch(/\/reponse\/c{24}1\./);
  });

  it("hides links from the team", async () => {
    const stored = await storeMail({ template: "link-renewal", params: RENEWAL });

    const { html, text } = await renderMail(stored, { forDisplay: true });

    expect(html).not.toContain(LINK.id);
    expect(text).toContain("/reponse/•••");
  });

  it("signs with the référent·e and the name of the service", async () => {
    const stored = await storeMail({ fromName: "Jeanne Vidal", replyTo: "jeanne@creuse.example" });

    const { headers } = await renderMail(stored, { forDisplay: false });

    expect(headers.from).toEqual({
      name: "Jeanne Vidal, Accueil des médecins",
      address: "accueil@creuse.example",
    });
    expect(headers.replyTo).toBe("jeanne@creuse.example");
    expect(headers.messageId).toBe(stored.messageId);
  });

  it("keeps every header on one line whatever was typed", async () => {
    const params = { ...REPLY, subject: "Bonjour\r\nBcc: tous@creuse.example\u0000" };
    const stored = await storeMail({
      template: "reply",
      params,
      toName: "Clara\nBcc: x",
      fromName: "Jeanne\r\nX: y",
    });

    const { subject, headers } = await renderMail(stored, { forDisplay: false });

    expect(subject).toBe("Bonjour Bcc: tous@creuse.example");
    expect(headers.to.name).toBe("Clara Bcc: x");
    expect(headers.from.name).toBe("Jeanne X: y, Accueil des médecins");
  });

  it("takes back as absent an optional parameter stored as null", async () => {
    const stored = await storeMail({ template: "reply", params: { ...REPLY, senderTitle: null } });

    expect((await renderMail(stored, { forDisplay: false })).text).not.toContain("null");
  });

  it("gives null for a template that no longer exists", async () => {
    expect(await tryRenderMail(await storeMail({ template: "gone" }), { forDisplay: true })).toBeNull();
  });
});

describe("in a demonstration", () => {
  it("shows links as they are", async () => {
    await storeSettings({ isDemo: true });
    const stored = await storeMail({ template: "link-renewal", params: RENEWAL });

    expect((await renderMail(stored, { forDisplay: true })).text).toContain(LINK.id);
  });
});

describe("the outbox line of a mail effect", () => {
  const FRIDAY_EVENING = new Date("2026-10-09T20:00:00+02:00");
  const effectOf = (name: "reply" | "password-reset", isManual: boolean) => ({
    ...(name === "reply"
      ? mail("reply", REPLY, { to: "clara@fabre.example", isManual })
      : mail(
          "password-reset",
          { name: "Clara", link: { ...LINK, purpose: "password" } },
          { to: "c@f.example" },
        )),
    actorId: null,
    at: FRIDAY_EVENING,
    dueAt: FRIDAY_EVENING,
    attempts: 0,
  });

  it("waits for Monday 8 h when we start it", () => {
    expect(mailOf(effectOf("reply", true), new Map()).dueAt).toEqual(new Date("2026-10-12T08:00:00+02:00"));
  });

  it("leaves at once when it answers the person's own act", () => {
    expect(mailOf(effectOf("password-reset", false), new Map()).dueAt).toEqual(FRIDAY_EVENING);
  });

  it("can be called back for ten seconds when a colleague writes it, unless the software does for them", () => {
    const isManual = (given?: boolean) =>
      mail("reply", REPLY, { to: "clara@fabre.example", isManual: given }).data.isManual;

    expect([isManual(), isManual(true), isManual(false)]).toEqual([true, true, false]);
    expect(
      mail("digest", { name: "J", day: "2026-10-09" } as never, { to: "j@c.example" }).data.isManual,
    ).toBe(false);
  });

  it("holds no address of a link", async () => {
    const stored = await storeMail({ ...mailOf(effectOf("password-reset", false), new Map()) });

    expect(JSON.stringify(await reread(stored))).not.toContain("http");
    expect(MAILS["password-reset"].mailClass).toBe("reponse");
  });
});
