import { beforeEach, describe, expect, it } from "vitest";
import { LocalService, type LocalServiceRecord } from "#models/local-service";
import { createUser } from "#tests/factories/accounts";
import { createToyLibrary } from "#tests/factories/directory";
import { countAudited, mailsOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createCommunes } from "#tests/factories/structures";
import { send, visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { askRefresh, askRefreshes } from "~/features/directory/service-refresh.commands.server";
import { listToAsk } from "~/features/directory/service-refresh.queries.server";
import { withdrawService } from "~/features/directory/services.commands.server";
import { getService } from "~/features/directory/services.queries.server";

const FORTY_DAYS_LATER = new Date("2026-06-22T08:00:00Z");
const STALE = { checkedOn: "2024-09-01", email: "accueil@quatre-coins.example", opening: "le mercredi" };

let user: User;
let service: LocalServiceRecord;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  service = await createToyLibrary(user, STALE);
});

describe("asking a service whether its card still holds", () => {
  it("writes to its address with a link of its own, that can be called back for ten seconds", async () => {
    await asked();
    expect(await mailsOf("listing-refresh")).toMatchObject([
      { to: STALE.email, mailClass: "bureau", isManual: true, replyTo: user.email },
    ]);
    expect(await countAudited("local-service.refresh-asked", service._id)).toBe(1);
  });

  it("is refused without an address, and within the month that follows", async () => {
    const mute = await createToyLibrary(user, { name: "Muette" });
    expect(await refusalOf(askRefresh(user, mute))).toContain("Aucune adresse e-mail");
    await asked();
    expect(await refusalOf(askRefresh(user, await getService(service._id)))).toContain("Déjà demandé le 12");
    setClock(FORTY_DAYS_LATER);
    await asked();
    expect(await mailsOf("listing-refresh")).toHaveLength(2);
  });

  it("asks the stale ones of a search together, each address once, and leaves the others in peace", async () => {
    await createToyLibrary(user, { ...STALE, name: "Même adresse" });
    await createToyLibrary(user, { name: "Fraîche", email: "fraiche@quatre-coins.example" });
    await createToyLibrary(user, {
      ...STALE,
      name: "Autre",
      kind: "library",
      email: "b@quatre-coins.example",
    });
    const toAsk = await listToAsk({}, 50);
    expect(toAsk.map(({ email }) => email).sort()).toEqual([STALE.email, "b@quatre-coins.example"]);
    expect(await listToAsk({ kind: "library" }, 50)).toHaveLength(1);
    expect(await listToAsk({}, 1)).toHaveLength(1);
    expect(
      await askRefreshes(
        user,
        toAsk.map(({ id }) => id),
      ),
    ).toBe(2);
    expect(
      await askRefreshes(
        user,
        toAsk.map(({ id }) => id),
      ),
    ).toBe(0);
    expect(await mailsOf("listing-refresh")).toHaveLength(2);
  });

  it("is done from the list, which names them first", async () => {
    const { body } = await callRoute("_staff.directory._index.tsx", user, "/directory?check=1");
    expect(body).toContain(STALE.email);
    const act = { intent: "ask-many", ids: service._id };
    expect((await callRoute("_staff.directory._index.tsx", user, "/directory", act)).status).toBe(302);
    expect(await mailsOf("listing-refresh")).toHaveLength(1);
    const none = await callRoute("_staff.directory._index.tsx", user, "/directory", { intent: "ask-many" });
    expect(none.status).toBe(400);
  });
});

describe("the page of a listing link", () => {
  it("tells what we say, works without script, and changes nothing when it is read", async () => {
    await asked();
    const before = await wholeBase();
    const { status, html } = await visit(path());
    expect(status).toBe(200);
    for (const words of ["le mercredi", "C’est toujours exact", "Sinon, corrigez"])
      expect(html).toContain(words);
    expect(html).not.toContain("<script");
    await visit(path(), { method: "HEAD" });
    expect(await wholeBase()).toBe(before);
  });

  it("is answered in one press, once, and the card is checked today", async () => {
    await asked();
    expect(await send(path(), { act: "confirm" })).toMatchObject({ status: 302, location: path() });
    await send(path(), { act: "confirm" });
    expect((await getService(service._id)).checkedOn).toBe("2026-05-12");
    expect(await countAudited("local-service.checked", service._id)).toBe(1);
    expect((await visit(path())).html).toContain("Merci, c’est noté");
  });

  it("takes a correction of the hours, the phone and the address, and shows it", async () => {
    await asked();
    const said = { act: "correct", opening: "le samedi", phone: "05 36 49 00 31", address: "" };
    expect((await correct(said)).status).toBe(302);
    expect(await getService(service._id)).toMatchObject({
      opening: "le samedi",
      phone: "05 36 49 00 31",
      checkedOn: "2026-05-12",
    });
    expect((await visit(`${path()}?changer=1`)).html).toContain("le samedi");
    expect(await countAudited("local-service.updated", service._id)).toBe(1);
  });

  it("leaves alone what a colleague corrected since it was drawn, and refuses to undo it, telling both", async () => {
    await asked();
    const before = await drawn();
    const phone = "05 36 49 00 77";
    await LocalService.updateOne({ _id: service._id }, { $set: { phone } });
    const { opening } = service;
    const said = { act: "correct", before, opening: "le samedi", phone: service.phone ?? "" };
    expect((await send(path(), said)).status).toBe(302);
    expect(await getService(service._id)).toMatchObject({ opening: "le samedi", phone });
    const late = await send(`${path()}?changer=1`, {
      ...said,
      opening: opening ?? "",
      phone: "05 36 49 00 31",
    });
    expect([late.status, late.html]).toEqual([400, expect.stringMatching(/00 31.*entre-temps.*00 77/)]);
    expect(late.html).toContain("Repartir de la fiche d’aujourd’hui");
  });

  it("refuses a number that is none, an answer that is none, and keeps what was typed", async () => {
    await asked();
    const wrong = await send(path(), { act: "correct", phone: "05", opening: "le dimanche" });
    expect([wrong.status, wrong.html]).toEqual([400, expect.stringContaining("n’est pas complet")]);
    expect(wrong.html).toContain("le dimanche");
    expect((await send(path(), { act: "else" })).status).toBe(400);
    expect((await getService(service._id)).opening).toBe("le mercredi");
  });

  it("is closed by a later link, by time, and when the service is withdrawn; it tells nothing then", async () => {
    await asked();
    setClock(FORTY_DAYS_LATER);
    expect((await visit(path())).html).toContain("n’est plus valable");
    await asked();
    expect((await visit(path())).html).not.toContain("le mercredi");
    expect((await send(path(), { act: "confirm" })).status).toBe(400);
    expect((await visit(path(2))).html).toContain("le mercredi");
    await withdrawService(user, service._id);
    expect((await send(path(2), { act: "confirm" })).status).toBe(400);
  });

  it("is a calm 404 for a link we did not make, pressed or read", async () => {
    const other = linkToken({ purpose: "capacity", id: service._id, version: 1 });
    const nobody = linkToken({ purpose: "listing", id: "f".repeat(24), version: 1 });
    for (const token of ["x", other, nobody]) {
      expect(await visit(`/annuaire/${token}`)).toMatchObject({ status: 404 });
      expect((await send(`/annuaire/${token}`, { act: "confirm" })).status).toBe(404);
    }
  });

  it("stops noting after ten changes in an hour", async () => {
    await asked();
    for (let rank = 0; rank < 10; rank += 1) await correct({ act: "correct", opening: `${rank}` });
    const { status, html } = await correct({ act: "correct", opening: "encore" });
    expect([status, html]).toEqual([400, expect.stringContaining("plusieurs fois")]);
  });
});

async function asked(): Promise<void> {
  await askRefresh(user, await getService(service._id));
  await settle();
}

/** What the form of the page was drawn from. */
async function drawn(): Promise<string> {
  const { html } = await visit(`${path()}?changer=1`);
  const [, before = ""] = /name="before"[^>]*value="([^"]*)"/.exec(html) ?? [];
  return before.replaceAll("&quot;", '"');
}

async function correct(said: Record<string, string>) {
  return send(path(), { ...said, before: await drawn() });
}

function path(version = 1): string {
  return `/annuaire/${linkToken({ purpose: "listing", id: service._id, version })}`;
}
