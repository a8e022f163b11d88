import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { MailTemplate } from "#emails/define";
import { MAILS, type MailName } from "#emails/registry";
import { originalTexts } from "#emails/wording";
import { subjectProblem, textProblem } from "~/features/settings/mail-wording-rules";
import { typeset } from "~/vocabulary/mail-texts";

const NAMES = Object.keys(MAILS) as MailName[];

describe.each(NAMES)("what may be changed of the mail « %s »", (name) => {
  it("is written as an administrator must write it, in each of its languages", async () => {
    const { wording } = await load(name);
    const placeholders = Object.keys(wording.placeholders);
    for (const language of languagesOf(wording)) {
      const { subject, blocks } = originalTexts(wording, language);
      const { keeps = [] } = wording.subject;
      expect(subjectProblem(subject, { placeholders, keeps })).toBeNull();
      for (const [key, { keeps = [], isOptional }] of Object.entries(wording.blocks)) {
        const text = blocks[key] ?? "";
        expect(textProblem(text, { placeholders, keeps }), text).toBeNull();
        expect(isOptional || text.length > 0, `${key} is never empty`).toBe(true);
        if (language === "fr") expect(typeset(text)).toBe(text);
      }
    }
  });

  it("exists in English whole, or not at all", async () => {
    const { wording } = await load(name);
    const texts = Object.values(wording.blocks).filter(({ fr }) => fr);
    expect(texts.every(({ en }) => (en === undefined) === (wording.subject.en === undefined))).toBe(true);
  });

  it("is a subject and a few sentences", async () => {
    const { wording } = await load(name);
    expect(Object.keys(wording.blocks).length).toBeGreaterThan(0);
    expect(Object.keys(wording.blocks).length).toBeLessThanOrEqual(4);
  });
});

function languagesOf({ subject }: MailTemplate<z.ZodType>["wording"]): ("fr" | "en")[] {
  return subject.en === undefined ? ["fr"] : ["fr", "en"];
}

async function load(name: MailName): Promise<MailTemplate<z.ZodType>> {
  // Only the schema of each template knows its parameters.
  return (await MAILS[name].load()).default as unknown as MailTemplate<z.ZodType>;
}
