import { describe, expect, it } from "vitest";
import { render } from "#tests/support/render";
import { NeedWhy } from "~/features/needs/need-why";
import { NEED_RULES } from "~/vocabulary/need-rules";
import { valuesOf } from "~/vocabulary/words";

describe("« Pourquoi ce statut ? »", () => {
  it.each(valuesOf(NEED_RULES))(
    "opens without script, says the rule %s and marks it among all",
    async (rule) => {
      const html = await render(<NeedWhy why={{ rule }} />);
      expect(html).toMatch(/^<details[^>]*><summary/);
      const rows = [...html.matchAll(/<tr>.*?<\/tr>/g)]
        .map(([row]) => row)
        .filter((row) => row.includes("<td"));
      expect(rows).toHaveLength(valuesOf(NEED_RULES).length);
      const marked = rows.flatMap((row, index) => (row.includes("s’applique ici") ? [index] : []));
      expect(marked).toEqual([valuesOf(NEED_RULES).indexOf(rule)]);
    },
  );

  it("says who said it, and when", async () => {
    const said = { by: "Jeanne Vidal", at: new Date("2026-05-12T08:00:00Z") };
    expect(await render(<NeedWhy why={{ rule: "said", said }} />)).toMatch(
      /Dit par Jeanne Vidal, le 12.mai.2026\./,
    );
  });
});
