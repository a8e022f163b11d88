import { describe, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createHome, createSearch } from "#tests/factories/offers";
import { render } from "#tests/support/render";
import { settle } from "~/core/db/relay.server";
import { OfferForm } from "~/features/offers/offer-form";
import { OfferList } from "~/features/offers/offer-list";
import { OfferMatchList } from "~/features/offers/offer-matches";
import { getOffersPage } from "~/features/offers/offer-page.queries.server";
import { proposeOffer } from "~/features/offers/offer-proposing.commands.server";
import { offerFiltersOf } from "~/features/offers/offers.queries.server";

const HERE = "http://127.0.0.1:3000/housing/offers";

it("lists who proposes an offer by name, and to how many it was proposed", async () => {
  const user = await createUser();
  const offer = await createHome(user, { contact: "Mme Aubin, tél. 05 65 34 12 00" });
  const before = await drawnList();
  expect(before).toContain("Mme Aubin<");
  expect(before).toContain("à personne");
  await proposeOffer(user, offer, (await createSearch(user))._id);
  await settle();
  expect(await drawnList()).toContain("1 foyer<");
});

it("asks which trade a post is of, its code kept beside its name; a home has none", async () => {
  const drawn = (kind: "housing" | "spouse-work") =>
    render(
      <OfferForm
        kind={kind}
        partners={[]}
        values={{ post: "Bras droit", occupation: "Comptable", romeCode: "M1203" }}
        lastResult={undefined}
      />,
      HERE,
    );
  const post = await drawn("spouse-work");
  expect(post).toMatch(/<input(?=[^>]*name="occupation")(?=[^>]*value="Comptable")/);
  expect(post).toMatch(/<input(?=[^>]*type="hidden")(?=[^>]*name="romeCode")(?=[^>]*value="M1203")/);
  expect(await drawn("housing")).not.toContain('name="occupation"');
});

describe("the households an offer may suit", () => {
  it("are proposed it at once when it really suits several", async () => {
    expect(await drawnMatches([84, 69, 60])).not.toContain("Proposer aux");
    const several = await drawnMatches([84, 70, 69]);
    expect(several).toContain("Proposer aux 2 premiers");
    expect(several).toContain('value="need0,need1"');
    expect(await drawnMatches([90, 84, 71, 70])).toContain('value="need0,need1,need2"');
  });

  it("are folded away when it hardly suits them, or when nobody knows", async () => {
    const [shown = "", folded = ""] = (await drawnMatches([50, 49, undefined])).split("Moins bien placés :");
    expect(shown.match(/Dossier \d/g)).toEqual(["Dossier 0", "Dossier 0"]);
    expect(folded).toContain("2 foyers");
    expect(folded).toMatch(/Dossier 1[\s\S]*Dossier 2/);
  });
});

async function drawnList(): Promise<string> {
  const page = await getOffersPage(offerFiltersOf("housing", new URL(HERE)), 1);
  return plain(await render(<OfferList kind="housing" {...page} />, HERE));
}

async function drawnMatches(scores: readonly (number | undefined)[]): Promise<string> {
  const fits = scores.map((score, at) => ({
    ...{ needId: `need${at}`, title: `Dossier ${at}`, score, reasons: "", excludedBy: [], isSpecified: true },
  }));
  const others = { excluded: [], excludedCount: 0, proposed: [], isCapped: false };
  const matches = { fits, fitCount: fits.length, ...others };
  return plain(await render(<OfferMatchList kind="housing" matches={matches} isOpen />));
}

function plain(html: string): string {
  return html.replace(/\s/g, " ");
}
