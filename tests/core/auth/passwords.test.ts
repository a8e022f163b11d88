import { expect, it } from "vitest";
import { createSigner, PASSWORD } from "#tests/factories/sessions";
import { isPassword, passwordWeakness } from "~/core/auth/credentials.server";

it.each([
  ["cheval", "trop court"],
  ["aaaaaaaaaaaaaaaa", "répète"],
  ["0123456789abcdef", "premiers essayés"],
  ["Azertyuiop-2026", "premiers essayés"],
])("says in French why « %s » is too weak", (password, reason) => {
  expect(passwordWeakness(password)).toContain(reason);
});

it("accepts four words without relation", () => {
  expect(passwordWeakness(PASSWORD)).toBeNull();
});

it("knows the present password from another", async () => {
  const user = await createSigner();
  expect(await isPassword(user.id, PASSWORD)).toBe(true);
  expect(await isPassword(user.id, `${PASSWORD}!`)).toBe(false);
  expect(await isPassword("0123456789abcdef01234567", PASSWORD)).toBe(false);
});
