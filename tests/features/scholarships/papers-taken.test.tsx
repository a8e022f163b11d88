import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { scholarshipAt } from "#tests/factories/scholarships";
import { render } from "#tests/support/render";
import { PaperSection } from "~/features/scholarships/paper-section";
import { getScholarshipPage } from "~/features/scholarships/scholarship-page.queries.server";

it("takes a paper that was received by a form, for a copy taken is written down", async () => {
  const user = await createUser();
  const { _id } = await scholarshipAt(user, "requested");
  const page = await getScholarshipPage(user, _id);
  const papers = page.papers.map((paper) => ({ ...paper, file: { id: "file-1", name: "certificat.pdf" } }));

  const html = await render(<PaperSection page={{ ...page, papers }} lastResult={undefined} />);

  expect(html).toMatch(/<form[^>]*method="post"[^>]*action="\/documents\/file-1"/);
  expect(html).not.toContain('href="/documents/');
});
