import { expect, it } from "vitest";
import { redirectWithToast, takeToast } from "~/core/http/toast.server";

const request = new Request("http://127.0.0.1:3000/triage");
const UNDO = { action: "/triage/1", fields: { intent: "restore" } };

it("shows a toast once on the page reached, with its way back", async () => {
  const response = await redirectWithToast(request, "/triage", { message: "Demande écartée.", undo: UNDO });
  expect(response).toMatchObject({ status: 302 });
  expect(response.headers.get("Location")).toBe("/triage");

  const { toast, headers } = await takeToast(carrying(response.headers.get("Set-Cookie") ?? ""));

  expect(toast).toMatchObject({ message: "Demande écartée.", undo: UNDO, id: expect.any(String) });
  expect(new Headers(headers).get("Set-Cookie")).toMatch(/^toast=.*Max-Age=0/i);
});

it("keeps the toast out of reach of scripts and of other sites", async () => {
  const { headers } = await redirectWithToast(request, "/triage", { message: "Fait." });
  expect(headers.get("Set-Cookie")).toMatch(/HttpOnly/);
  expect(headers.get("Set-Cookie")).toMatch(/SameSite=Lax/);
});

it.each(["", "toast=", "toast=garbage", "toast=eyJpZCI6MX0%3D"])(
  "ignores the cookie « %s »",
  async (cookie) => {
    expect(await takeToast(carrying(cookie))).toEqual({ toast: null, headers: {} });
  },
);

function carrying(cookie: string): Request {
  return new Request("http://127.0.0.1:3000/triage", { headers: { Cookie: cookie.split(";")[0] ?? "" } });
}
