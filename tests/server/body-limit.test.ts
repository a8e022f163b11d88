import type { Request, Response } from "express";
import { describe, expect, it, vi } from "vitest";
import { bodyLimit } from "~/server/middleware.server";

const MEGABYTE = 1024 * 1024;

describe("the size of what is sent", () => {
  it.each([
    ["/imports", 11],
    ["/imports.data", 11],
    ["/settings/reference-data", 11],
    ["/directory/import", 11],
    ["/childcare/supply/import", 11],
    ["/childcare/supply/totals", 11],
    ["/directory/import.data", 11],
    ["/housing/offers/import", 11],
    ["/work/import.data", 11],
    ["/households/0123456789abcdef01234567/documents.data", 51],
    ["/candidates", 1],
    ["/imports/0123456789abcdef01234567", 1],
  ])("at %s is %d MB at most", (path, megabytes) => {
    expect(statusOf(path, { "content-length": String(megabytes * MEGABYTE) })).toBe("next");
    expect(statusOf(path, { "content-length": String(megabytes * MEGABYTE + 1) })).toBe(413);
  });

  it("has to be told before", () => {
    expect(statusOf("/imports", { "transfer-encoding": "chunked" })).toBe(413);
  });
});

function statusOf(path: string, headers: Record<string, string>): "next" | number {
  const next = vi.fn();
  const answer = { status: vi.fn(), type: vi.fn(), send: vi.fn() };
  answer.status.mockReturnValue(answer);
  answer.type.mockReturnValue(answer);
  bodyLimit()({ path, headers, method: "POST" } as unknown as Request, answer as unknown as Response, next);
  return next.mock.calls.length > 0 ? "next" : Number(answer.status.mock.calls[0]?.[0]);
}
