import { expect, it } from "vitest";
import { EndSection, PanelSection } from "~/features/scholarships/panel-section";
import { PaperSection } from "~/features/scholarships/paper-section";
import { ExclusionNotice, RequestSection, ReviewSection } from "~/features/scholarships/request-sections";
import { render } from "../support/render";

const PAGE = {
  stage: "review",
  today: "2026-11-24",
  askedOn: "2026-11-12",
  year: "1ʳᵉ année d’internat",
  card: { year: "intern-1", heldSchemes: ["cesp"], assessment: "Deux semestres faits ici." },
  excluded: ["contrat d’engagement de service public (CESP)"],
  isToCheck: false,
  papers: [
    { key: "identity", label: "Pièce d’identité", state: "received", stateLabel: "reçue, à vérifier" },
  ],
  postponed: [],
  coming: [{ id: "session", on: "2026-12-03" }],
  canWrite: true,
} as const;

it("sends what is typed in a form of a scholarship: nothing else on the page bears the name of that form", async () => {
  const html = await render(
    <>
      <ExclusionNotice page={{ ...PAGE, card: card() }} lastResult={undefined} />
      <ReviewSection page={{ ...PAGE, card: card() }} lastResult={undefined} />
      <PanelSection page={{ ...PAGE, ...lists() }} lastResult={undefined} />
      <PaperSection page={{ ...PAGE, stage: "requested", ...lists() }} lastResult={undefined} />
      <RequestSection page={{ ...PAGE, card: card() }} lastResult={undefined} />
      <EndSection page={{ ...PAGE, ...lists() }} lastResult={undefined} />
    </>,
  );
  const owners = new Set(Array.from(html.matchAll(/ form="([^"]+)"/g), ([, id]) => id));

  const bearers = Array.from(owners, (id) =>
    Array.from(html.matchAll(new RegExp(`<(\\w+)[^>]* id="${id}"`, "g")), ([, tag]) => tag),
  );

  expect(owners).toContain("form-review");
  expect(new Set(bearers.flat())).toEqual(new Set(["form"]));
});

function card() {
  return { ...PAGE.card, heldSchemes: [...PAGE.card.heldSchemes] };
}

function lists() {
  return { papers: [...PAGE.papers], postponed: [...PAGE.postponed], coming: [...PAGE.coming] };
}
