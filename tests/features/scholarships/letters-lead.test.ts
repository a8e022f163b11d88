import { beforeEach, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { mailsOf } from "#tests/factories/files";
import { createScholarship, createSigned } from "#tests/factories/scholarships";
import { visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { renderMail } from "~/core/outbox/render.server";
import { remindInstalmentProofs } from "~/features/scholarships/instalment-reminders.commands.server";
import { planInstalments } from "~/features/scholarships/instalment-schedule.commands.server";
import { askPapers } from "~/features/scholarships/paper-letters.server";

let user: User;

beforeEach(async () => {
  user = await createUser();
});

it.each([
  ["the papers of a request", "scholarship-papers", askRequest],
  ["the proofs of an instalment", "scholarship-proofs", askInstalment],
])("the letter that asks for %s leads to the scholarship on their page, without script", async (...asked) => {
  const [_what, template, ask] = asked;
  await ask();
  const [stored] = await mailsOf(template);
  const { html } = await renderMail(stored ?? expect.fail("no mail"), { forDisplay: false });
  const [, page = "", place = ""] = /href="http:\/\/[^/]+(\/suivi\/[^"#]+)#([^"]+)"/.exec(html) ?? [];
  const opened = await visit(page);
  expect(opened.status).toBe(200);
  expect(opened.html).toContain(`<h2 id="${place}">Votre bourse</h2>`);
});

async function askRequest(): Promise<void> {
  await askPapers(user, await createScholarship(user));
}

/** A fortnight before the first of them. */
async function askInstalment(): Promise<void> {
  const amounts = [{ year: "intern-1" as const, monthlyCents: 80_000 }];
  const { _id } = await createSigned(user, { amounts, months: 1 });
  await planInstalments(user, _id);
  setClock(new Date("2026-05-20T09:00:00Z"));
  await remindInstalmentProofs(10);
}
