import { Setting, type SettingRecord } from "#models/setting";
import { getSettings } from "~/core/settings.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { textsInForce } from "~/features/settings/legal-texts";
import { auditFieldWord } from "~/vocabulary/audit-fields";
import { formatCount } from "~/vocabulary/typography";
import { type Processing, registerFor } from "./register";

const MOST_VERSIONS = 20;

interface LegalText {
  name: string;
  text: string;
}

interface NoticeVersion {
  id: string;
  /** When it was replaced, and by whom. */
  until: Date;
  by: string;
  texts: LegalText[];
}

/** The register of processing, what people are told, and what they were told before. */
export async function getRegister(): Promise<{
  register: readonly Processing[];
  inForce: LegalText[];
  notices: NoticeVersion[];
}> {
  const [settings, stored] = await Promise.all([
    getSettings(),
    Setting.find({ "replacedTexts.0": { $exists: true } }, { replacedTexts: 1 }).lean<SettingRecord[]>(),
  ]);
  const versions = stored
    .flatMap(({ replacedTexts = [] }) => replacedTexts)
    .sort((one, other) => other.until.getTime() - one.until.getTime())
    .slice(0, MOST_VERSIONS);
  const names = await colleagueNames(versions.map(({ by }) => by));
  return {
    register: registerFor(formatCount(settings.delays.retentionMonths, "mois", "mois")),
    inForce: textsOf(textsInForce(settings)),
    notices: versions.map(({ id, until, by, texts }) => ({
      ...{ id, until, by: names.get(by ?? "") ?? "le logiciel", texts: textsOf(texts) },
    })),
  };
}

function textsOf(texts: Readonly<Record<string, string>>): LegalText[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    text ? [{ name: auditFieldWord(field), text }] : [],
  );
}
