import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createSemester } from "#tests/factories/placements";
import { createSupervisor } from "#tests/factories/training";
import { render } from "#tests/support/render";
import { AgreementSection } from "~/features/training-places/supervisor-days";
import { getSupervisorPage } from "~/features/training-places/supervisor-page.queries.server";
import { SupervisingSection } from "~/features/training-places/supervisor-sections";

it("puts the acts of an agreement side by side", async () => {
  const page = await pageOf();
  const html = await render(<AgreementSection page={page} lastResult={undefined} />);
  expect(html).toMatch(/Changer la fin<\/summary>.*?<\/details><form[^>]*>.*?Retirer l&#x27;accord/s);
});

it("says that the semester under way is among those it tells of", async () => {
  await createSemester("summer-2026", { startsOn: "2026-05-04", endsOn: "2026-11-01" });
  const html = await render(<SupervisingSection page={await pageOf()} />);
  expect(html).toContain("Semestres en cours et à venir");
  expect(html).toContain("Été 2026");
});

async function pageOf() {
  const { _id } = await createSupervisor();
  return getSupervisorPage(await createUser(), _id);
}
