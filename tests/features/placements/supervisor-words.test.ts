import { expect, it } from "vitest";
import { storeMail, storeSettings } from "#tests/core/outbox/stored-mail";
import { renderMail } from "~/core/outbox/render.server";
import { OWN_PLACEMENT_WORDS } from "~/features/placements/own-placement-words";

it.each([
  [1, "Maître de stage", "Supervisor"],
  [2, "Maîtres de stage", "Supervisors"],
])("%i who supervise are told as many, on the page of an intern", (count, fr, en) => {
  const { fr: french, en: english } = OWN_PLACEMENT_WORDS;
  expect([french.supervisors(count), english.supervisors(count)]).toEqual([fr, en]);
});

it.each([
  [{ supervisors: "Paul Roques et Ana Lopes", supervisorCount: 2 }, /Maîtres de stage.*Paul Roques et Ana/s],
  [{ supervisors: "Paul Roques", supervisorCount: 1 }, /Maître de stage.*Paul Roques/s],
  [{ supervisors: "Paul Roques" }, /Maître de stage.*Paul Roques/s],
])("they are in the letter: %j", async (named, words) => {
  await storeSettings();
  const params = {
    ...{ language: "fr", firstName: "Clara", senderName: "Jeanne Vidal", semester: "hiver 2026-2027" },
    ...{ dates: "du 2 novembre 2026 au 2 mai 2027", place: "Maison de santé", needsBed: false },
    ...{ isChanged: false, ...named },
  };
  const { text } = await renderMail(await storeMail({ template: "placement-given", params }), {
    forDisplay: true,
  });
  expect(text).toMatch(words);
});
