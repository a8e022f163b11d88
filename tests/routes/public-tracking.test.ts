import { beforeEach, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { Erasure } from "#models/erasure";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Notice } from "#models/notice";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, mailsOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import {
  type Couple,
  closeFile,
  createCouple,
  deliverAll,
  lastCode,
  pageOf,
  sendPage,
  showHomes,
  speakEnglish,
} from "#tests/factories/tracking";
import { send, type Visit, visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { clearLimit } from "~/core/http/limits.server";
import { newId, trackingId } from "~/core/ids.server";
import { linkToken } from "~/core/links.server";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { sendReply } from "~/features/file/file.commands.server";
import { closeTrackingLink } from "~/features/tracking/tracking-link.commands.server";
import { getTrackingPage } from "~/features/tracking/tracking-page.queries.server";
import { loader as copyLoader } from "~/routes/_public.suivi.$token_.documents.$id";
import { formatDayLong } from "~/vocabulary/typography";

const HTML = "<script>alert(1)</script>";

let user: User;
let couple: Couple;
let mine: string;
let theirs: string;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
  mine = await sendPage(user, couple.householdId, couple.candidateId);
  theirs = await sendPage(user, couple.householdId, couple.spouseId);
});

it("says what is done, who has the ball, what comes next and who helps", async () => {
  const { status, html } = await visit(mine);
  expect(status).toBe(200);
  for (const words of [
    "Bonjour Élodie",
    "Jeanne Vidal",
    "Logement",
    "à nous d’agir",
    formatDayLong("2026-11-02"),
  ]) {
    expect(html).toContain(words);
  }
});

it("speaks the language of the adult, and the other one when asked", async () => {
  await speakEnglish(couple.candidateId);
  expect((await visit(mine)).html).toContain("Hello Élodie");
  expect((await visit(`${mine}?lang=fr`)).html).toContain("Bonjour Élodie");
  const { html } = await send(mine, { act: "message", message: " " });
  expect(html).toContain("Write your message.");
});

it("brings a message to whoever follows the file, who is to answer it", async () => {
  const { status, location } = await send(mine, { act: "message", message: `Un lave-vaisselle ? ${HTML}` });
  expect([status, location]).toEqual([302, `${mine}?fait=message`]);
  const { nextAction, lastActAt } = await fileOf(couple.householdId);
  expect(nextAction?.label).toBe("Répondre à Élodie");
  expect(now().getTime() - lastActAt.getTime()).toBeLessThan(5000);
  expect(
    await Entry.countDocuments({ memberId: couple.candidateId, kind: "message", quote: /lave-vaisselle/ }),
  ).toBe(1);
  expect(await Notice.countDocuments({ accountId: user.id, text: /vous écrit/ })).toBe(1);
  expect(await countAudited("tracking.message-received")).toBe(1);
  const { html } = await visit(mine);
  expect(html).toContain("lave-vaisselle");
  expect(html).not.toContain(HTML);
});

it("shows what was written to this adult by name once it left, never a note nor the other's", async () => {
  const household = await fileOf(couple.householdId);
  await sendReply(user, household, {
    candidateId: couple.candidateId,
    subject: "Bail",
    text: "Le bail est prêt.",
  });
  await sendReply(user, household, {
    candidateId: couple.spouseId,
    subject: "Poste",
    text: "Un poste à Figeac.",
  });
  expect((await visit(mine)).html).not.toContain("Le bail est prêt.");
  await deliverAll();
  expect((await visit(mine)).html).toContain("Le bail est prêt.");
  expect((await visit(mine)).html).not.toContain("Un poste à Figeac.");
  expect((await visit(theirs)).html).not.toContain("Le bail est prêt.");
});

it("shows nothing of the other adult: link, message, rank, correction, consent, contact", async () => {
  const needId = await showHomes(couple.householdId);
  await recordConsent(user, {
    ...{ householdId: couple.householdId, candidateId: couple.spouseId },
    ...{ purpose: "spouse-work", means: "phone" },
  });
  await send(theirs, { act: "message", message: "zq-message" });
  await send(theirs, { act: "correct", firstName: "zq-correction", lastName: "Morel" });
  await send(theirs, { act: "rank", needId, "ranks[0].optionId": "home-two", "ranks[0].rank": "first" });
  await withCode(theirs, couple.spouseId);
  const { html } = await visit(mine);
  for (const words of ["Sacha", "Morel", "zq-", "sacha", "98 76", "Emploi du conjoint", "suivi/"]) {
    expect(html).not.toContain(words);
  }
  expect(html).not.toMatch(/selected=""[^>]*>(?:1ᵉʳ|2ᵉ|Non)/);
});

it("keeps each adult's ranks apart, and refuses the same place twice", async () => {
  const needId = await showHomes(couple.householdId);
  const twice = { "ranks[0].rank": "first", "ranks[1].rank": "first" };
  const both = { act: "rank", needId, "ranks[0].optionId": "home-one", "ranks[1].optionId": "home-two" };
  const { html } = await send(mine, { ...both, ...twice });
  const [, choices = ""] = html.split(`<h2 id="choices-${needId}"`);
  expect(choices.split("</form>")[0]).toMatch(/donné la même place, 1ᵉʳ choix, à «.* et «/);
  expect(choices.match(/<option value="first" selected/g)).toHaveLength(2);
  expect((await send(mine, { ...both, "ranks[0].rank": "first", "ranks[1].rank": "no" })).status).toBe(302);
  expect((await pageOf(couple.candidateId)).ranks.map(({ rank }) => rank)).toEqual(["first", "no"]);
  expect((await pageOf(couple.spouseId)).ranks).toEqual([]);
});

it("gives a place to each of the options shown, and still shows one given among more", async () => {
  const needId = await showHomes(couple.householdId);
  await Need.updateOne(
    { _id: needId },
    { $push: { options: { id: "home-three", label: "Assier", details: [], state: "shown", at: now() } } },
  );
  const ids = ["home-two", "home-three", "home-one"];
  const ranks = ids.flatMap((id, index) => [
    [`ranks[${index}].optionId`, id],
    [`ranks[${index}].rank`, ["first", "second", "3"][index] ?? ""],
  ]);
  expect((await send(mine, { act: "rank", needId, ...Object.fromEntries(ranks) })).status).toBe(302);
  expect((await visit(mine)).html).toMatch(/<option value="3" selected="">3ᵉ choix/);
  expect((await visit(mine)).html).not.toContain("4ᵉ choix");
  await Need.updateOne({ _id: needId }, { $pull: { options: { id: "home-two" } } });
  expect((await visit(mine)).html).toMatch(/<option value="3" selected="">3ᵉ choix/);
});

it("mails a code to the address on file alone, which opens what withdraws for fifteen minutes on this page", async () => {
  expect((await visit(mine)).html).not.toContain("Demander l’effacement");
  const cookie = await withCode(mine, couple.candidateId);
  const [code] = await mailsOf("tracking-code");
  expect(code?.to).toBe("elodie.caron@internes.example");
  expect(JSON.stringify(code?.params)).not.toContain(await lastCode(couple.candidateId));
  expect(cookie).toMatch(new RegExp(`HttpOnly.*|Path=${mine.replace(".", "\\.")}`));
  expect(cookie).toContain("HttpOnly");
  expect(cookie).toContain(`Path=${mine}`);
  const headers = { Cookie: cookie.split(";")[0] ?? "" };
  expect((await visit(mine, { headers })).html).toContain("Demander l’effacement");
  expect((await visit(theirs, { headers })).html).not.toContain("Demander l’effacement");
  setClock(new Date(now().getTime() + 15 * 60_000));
  expect((await visit(mine, { headers })).html).not.toContain("Demander l’effacement");
});

it("takes a code once, for ten minutes, five tries, and only the last one", async () => {
  await send(mine, { act: "code" });
  const first = await lastCode(couple.candidateId);
  await send(mine, { act: "code" });
  const second = await lastCode(couple.candidateId);
  if (first !== second) expect((await send(mine, { act: "unlock", code: first })).status).toBe(400);
  expect((await send(mine, { act: "unlock", code: second })).status).toBe(302);
  expect((await send(mine, { act: "unlock", code: second })).html).toContain("ne sert plus");
  await send(mine, { act: "code" });
  setClock(new Date(now().getTime() + 10 * 60_000));
  expect((await send(mine, { act: "unlock", code: await lastCode(couple.candidateId) })).status).toBe(400);
});

it("stops guessing: five wrong tries end a code, five codes end the hour", async () => {
  for (const _code of Array.from({ length: 5 })) {
    expect((await send(mine, { act: "code" })).status).toBe(302);
    const right = await lastCode(couple.candidateId);
    const wrong = right === "000000" ? "000001" : "000000";
    for (const _try of Array.from({ length: 4 })) await send(mine, { act: "unlock", code: wrong });
    const { html } = await send(mine, { act: "unlock", code: wrong });
    expect(html).toContain("Recevoir un autre code");
    expect(html).not.toContain("Valider le code");
    expect((await send(mine, { act: "unlock", code: right })).html).toContain("ne sert plus");
  }
  expect((await send(mine, { act: "code" })).status).toBe(400);
  expect(await Mail.countDocuments({ template: "tracking-code" })).toBe(5);
});

it("refuses to withdraw, erase or change the address without a code, whatever is posted", async () => {
  const consentId = await consentOf(couple.candidateId);
  const attempts: Record<string, string>[] = [
    { act: "withdraw", consentId },
    { act: "erase" },
    { act: "correct", firstName: "Élodie", lastName: "Caron", email: "autre@courriel.example" },
  ];
  for (const fields of attempts) {
    const { status, html } = await send(mine, fields);
    expect(status).toBe(400);
    expect(html).toContain("Demandez d’abord un code");
  }
  expect(await Erasure.countDocuments()).toBe(0);
  expect((await pageOf(couple.candidateId)).corrections).toEqual([]);
  expect((await Consent.findById(consentId).lean())?.withdrawnAt).toBeUndefined();
});

it("withdraws this adult's own consent: what was handed over is taken back, its partner asked to delete", async () => {
  const handOff = await createHandOff(user, {
    householdId: couple.householdId,
    partner: await createAgency(user),
  });
  await deliverAll();
  const { html } = await visit(mine);
  expect(html).toContain("Agence des Deux Ponts");
  const headers = await codeHeaders(mine, couple.candidateId);
  await post(mine, { act: "withdraw", consentId: handOff.consentId }, headers);
  const after = await reloadHandOff(handOff._id);
  expect(after.state).toBe("revoked");
  expect(after.deletions?.map(({ to }) => to)).toEqual(["paul.roques@deux-ponts.example"]);
  expect(await Mail.countDocuments({ template: "deletion-request" })).toBe(1);
  expect((await Consent.findById(handOff.consentId).lean())?.withdrawnAt).toBeInstanceOf(Date);
});

it("does not withdraw the consent of somebody else", async () => {
  const consentId = await consentOf(couple.spouseId);
  const headers = await codeHeaders(mine, couple.candidateId);
  expect((await post(mine, { act: "withdraw", consentId }, headers)).status).toBe(404);
});

it("asks for one's own erasure, of this adult alone, once", async () => {
  const headers = await codeHeaders(theirs, couple.spouseId);
  expect((await post(theirs, { act: "erase" }, headers)).status).toBe(302);
  const [asked] = await Erasure.find({}).lean();
  expect([asked?.memberId, asked?.means, asked?.askedBy]).toEqual([couple.spouseId, "tracking", "person"]);
  expect((await visit(theirs)).html).toContain("Votre demande d’effacement est arrivée");
  expect((await visit(mine)).html).not.toContain("demande d’effacement est arrivée");
});

it("gives a consent for oneself alone, in the words read", async () => {
  const offered = (await visit(theirs)).html;
  const read = /name="read" value="(\w+)"/.exec(offered)?.[1] ?? "";
  const changed = await send(theirs, { act: "consent", purpose: "spouse-work", read: "another" });
  expect(changed.html).toContain("Cette page a changé entre-temps");
  expect(await Consent.countDocuments({ candidateId: couple.spouseId })).toBe(0);
  await send(theirs, { act: "consent", purpose: "spouse-work", read });
  const [consent] = await Consent.find({ candidateId: couple.spouseId }).lean();
  expect([consent?.means, consent?.wording]).toEqual(["tracking", consent?.wording]);
  expect(offered.replaceAll("&#x27;", "'")).toContain(consent?.wording);
  expect(consent?.wording).toMatch(/employeurs.*30.jours/);
  expect((await send(theirs, { act: "consent", purpose: "introduction", read })).status).toBe(404);
});

it("keeps a paper given, read by its content, and shows it to this adult alone after a code", async () => {
  const pdf = new File(["%PDF-1.7\nbail"], "bail.pdf", { type: "application/pdf" });
  const fake = new File(["MZ"], "bail.pdf", { type: "application/pdf" });
  expect((await deposit(mine, fake)).html).toContain("son contenu n’est pas");
  expect((await deposit(mine, pdf)).status).toBe(302);
  const [document] = await Document.find({}).lean();
  expect([document?.memberId, document?.addedBy, document?.track]).toEqual([
    couple.candidateId,
    null,
    "family",
  ]);
  expect((await visit(mine)).html).not.toContain("bail.pdf");
  const own = { headers: await codeHeaders(mine, couple.candidateId) };
  expect((await visit(mine, own)).html).toContain("bail.pdf");
  const copy = await copyOf(mine, document?._id, own);
  expect(copy.headers.get("Content-Disposition")).toMatch(/^attachment;.*bail\.pdf$/);
  expect(await copy.text()).toBe("%PDF-1.7\nbail");
  await expect(copyOf(mine, document?._id)).rejects.toMatchObject({ status: 404 });
  const other = { headers: await codeHeaders(theirs, couple.spouseId) };
  expect((await visit(theirs, other)).html).not.toContain("bail.pdf");
  await expect(copyOf(theirs, document?._id, other)).rejects.toMatchObject({ status: 404 });
});

it("answers 404 to what is of another household", async () => {
  const other = await createCouple(user, {
    lastName: "Faure",
    email: "faure@internes.example",
    phone: undefined,
  });
  const needId = await showHomes(other.householdId);
  const rank = { act: "rank", needId, "ranks[0].optionId": "home-one", "ranks[0].rank": "first" };
  expect((await send(mine, rank)).status).toBe(404);
  const here = await showHomes(couple.householdId);
  expect((await send(mine, { ...rank, needId: here, "ranks[0].optionId": "another" })).status).toBe(400);
  expect((await pageOf(couple.candidateId)).ranks).toEqual([]);
});

it("answers a link we did not make with a calm page", async () => {
  const forged = linkToken({ purpose: "answer", id: trackingId(couple.candidateId), version: 1 });
  for (const token of ["nothing", forged, `${mine.split("/").at(-1)}0`]) {
    expect((await visit(`/suivi/${token}`)).status).toBe(404);
    expect((await send(`/suivi/${token}`, { act: "message", message: "Bonjour" })).status).toBe(404);
  }
});

it("says nothing of anybody once the link was taken back, and renews nothing", async () => {
  await closeTrackingLink(user, await fileOf(couple.householdId), couple.candidateId);
  await settle();
  const { status, html } = await visit(mine);
  expect(status).toBe(200);
  expect(html).toContain("Cette page est fermée");
  expect(html).not.toMatch(/Élodie|<form/);
  await send(mine, { act: "renew" });
  expect(await Mail.countDocuments({ template: "tracking-renewal" })).toBe(0);
  expect((await send(mine, { act: "message", message: "Bonjour" })).status).toBe(404);
});

it("offers a new link once expired, mailed to the address on file, and closes the one before", async () => {
  setClock(new Date(now().getTime() + 91 * 24 * 3600 * 1000));
  const { html } = await visit(mine);
  expect(html).toContain("e•••@internes…");
  expect(html).not.toMatch(/Élodie|elodie.caron/);
  expect((await send(mine, { act: "renew" })).location).toBe(`${mine}?envoye=1`);
  const [renewal] = await mailsOf("tracking-renewal");
  expect(renewal?.to).toBe("elodie.caron@internes.example");
  expect((await visit(`${mine}?envoye=1`)).html).toContain("Vérifiez votre boîte");
  expect((await visit(mine)).html).toContain("n’est plus valable");
  const { _id, linkVersion } = await pageOf(couple.candidateId);
  const next = `/suivi/${linkToken({ purpose: "tracking", id: _id, version: linkVersion })}`;
  expect((await visit(next)).html).toContain("Bonjour Élodie");
});

it("keeps one link in force for each adult: a new one ends the one before", async () => {
  const next = await sendPage(user, couple.householdId, couple.candidateId);
  expect((await visit(next)).html).toContain("Bonjour Élodie");
  expect((await visit(mine)).html).toContain("n’est plus valable");
  expect((await visit(theirs)).html).toContain("Bonjour Sacha");
});

it("lets a link that was replaced renew nothing: who holds an old one does not close the one in force", async () => {
  const next = await sendPage(user, couple.householdId, couple.candidateId);
  const { html } = await visit(mine);
  expect(html).toContain("Un lien plus récent");
  expect(html).not.toMatch(/<form|internes…|Élodie/);
  await send(mine, { act: "renew" });
  expect(await Mail.countDocuments({ template: "tracking-renewal" })).toBe(0);
  expect((await visit(next)).html).toContain("Bonjour Élodie");
});

it("sends ten codes a day at most, which use up nothing of what else is sent", async () => {
  const { _id } = await pageOf(couple.candidateId);
  for (const _code of Array.from({ length: 10 })) {
    expect((await send(mine, { act: "code" })).status).toBe(302);
    await clearLimit("tracking-code", _id);
  }
  expect((await send(mine, { act: "code" })).html).toContain("Réessayez demain");
  for (const _try of Array.from({ length: 31 })) await send(mine, { act: "unlock", code: "000000" });
  expect((await send(mine, { act: "message", message: "Bonjour" })).status).toBe(302);
});

it("sends neither a code nor a new link to a mailbox that another adult of the file reads", async () => {
  await Candidate.updateOne(
    { _id: couple.candidateId },
    { $push: { emails: "Sacha.Morel@courriel.example" } },
  );
  expect((await send(theirs, { act: "code" })).html).toContain("sert aussi à quelqu’un d’autre");
  setClock(new Date(now().getTime() + 91 * 24 * 3600 * 1000));
  expect((await send(theirs, { act: "renew" })).status).toBe(400);
  expect(await Mail.countDocuments({ template: { $in: ["tracking-code", "tracking-renewal"] } })).toBe(0);
});

it("returns of what was passed on its labels alone, no value and no address of a partner", async () => {
  await createHandOff(user, { householdId: couple.householdId, partner: await createAgency(user) });
  await deliverAll();
  const token = mine.split("/").at(-1);
  const page = await getTrackingPage(token, new URL(`http://127.0.0.1:3000${mine}`), null);
  const [line] = "ledger" in page ? page.ledger : [];
  expect(line?.labels.length).toBeGreaterThan(2);
  expect(Object.keys(line ?? {})).not.toEqual(expect.arrayContaining(["versions"]));
  expect(JSON.stringify(line)).not.toMatch(/wording|needId|memberId|"to"|value/);
});

it("reads no file sent to a page that is not open, nor above twenty times an hour", async () => {
  const pdf = new File(["%PDF-1.7"], "bail.pdf", { type: "application/pdf" });
  expect(await readsUpload(mine)).toEqual({ status: 400, isRead: true });
  for (const _time of Array.from({ length: 19 })) await deposit(mine, new File(["MZ"], "bail.pdf"));
  expect((await deposit(mine, pdf)).status).toBe(429);
  await closeTrackingLink(user, await fileOf(couple.householdId), couple.spouseId);
  expect(await readsUpload(theirs)).toEqual({ status: 404, isRead: false });
  expect(await Document.countDocuments()).toBe(0);
});

it("keeps fifty papers of one adult at most", async () => {
  const pdf = new File(["%PDF-1.7"], "bail.pdf", { type: "application/pdf" });
  await deposit(mine, pdf);
  const [{ _id: _first, ...paper } = { _id: "" }] = await Document.find({}).lean();
  await Document.insertMany(Array.from({ length: 49 }, () => ({ ...paper, _id: newId() })));
  expect((await deposit(mine, pdf)).html).toContain("beaucoup de documents");
  expect(await Document.countDocuments()).toBe(50);
});

it("says calmly that the help is over once the file is closed, or that nothing is kept once it is gone", async () => {
  await closeFile(couple.householdId);
  const closed = await visit(mine);
  expect(closed.html).toContain("Votre accompagnement est terminé");
  expect(closed.html).not.toContain("Élodie");
  const gone = linkToken({ purpose: "tracking", id: trackingId("0123456789abcdef01234567"), version: 1 });
  expect((await visit(`/suivi/${gone}`)).html).toContain("Nous ne gardons plus rien à ce lien");
});

it("changes nothing when a page is read in any of its states", async () => {
  await send(mine, { act: "code" });
  for (const moment of [now(), new Date(now().getTime() + 91 * 24 * 3600 * 1000)]) {
    setClock(moment);
    const before = await wholeBase();
    await visit(mine);
    await visit(`${mine}?fait=message&envoye=1&lang=en`, { method: "HEAD" });
    expect(await wholeBase()).toBe(before);
  }
});

it("refuses to send more than forty things an hour from one page", async () => {
  const alone = await createFile(user, { email: "seul@internes.example", lastName: "Seul" });
  const { heads } = await fileOf(alone);
  const page = await sendPage(user, alone, heads[0]?.candidateId ?? "");
  for (const _act of Array.from({ length: 40 })) await send(page, { act: "erase" });
  const { status, html } = await send(page, { act: "message", message: "Bonjour" });
  expect(status).toBe(400);
  expect(html).toContain("Réessayez dans une heure");
});

function copyOf(path: string, id: string | undefined, init?: RequestInit): Promise<Response> {
  const request = new Request(`http://127.0.0.1:3000${path}/documents/${id}`, init);
  return copyLoader({ request, params: { token: path.split("/").at(-1), id }, context: {} });
}

/** What a page answers to files, and whether it read any of them. */
async function readsUpload(path: string): Promise<{ status: number; isRead: boolean }> {
  let isRead = false;
  const body = new ReadableStream(
    {
      pull(controller) {
        isRead = true;
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "Content-Type": "multipart/form-data; boundary=zz" };
  const { status } = await visit(path, { method: "POST", headers, body, duplex: "half" } as RequestInit);
  return { status, isRead };
}

async function withCode(path: string, memberId: string): Promise<string> {
  await send(path, { act: "code" });
  const { status, cookie } = await send(path, { act: "unlock", code: await lastCode(memberId) });
  expect(status).toBe(302);
  return cookie;
}

async function codeHeaders(path: string, memberId: string): Promise<Record<string, string>> {
  return { Cookie: (await withCode(path, memberId)).split(";")[0] ?? "" };
}

async function post(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
): Promise<Visit> {
  return visit(path, { method: "POST", body: new URLSearchParams(fields), headers });
}

async function deposit(path: string, file: File): Promise<Visit> {
  const body = new FormData();
  body.append("act", "deposit");
  body.append("purpose", "housing");
  body.append("files", file);
  return visit(path, { method: "POST", body });
}

async function consentOf(memberId: string): Promise<string> {
  const { householdId } = couple;
  return recordConsent(user, { householdId, candidateId: memberId, purpose: "housing", means: "phone" });
}
