import { AuditEvent, type AuditEventRecord } from "#models/audit-event";
import { getSettings } from "~/core/settings.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { auditFieldWord } from "~/vocabulary/audit-subjects";
import { formatCount } from "~/vocabulary/typography";
import { type Processing, registerFor } from "./register";

const MOST_VERSIONS = 20;

interface NoticeVersion {
  id: string;
  at: Date;
  by: string;
  /** The texts that changed. */
  what: string;
}

/** The register of processing, and the versions of what people are told. */
export async function getRegister(): Promise<{ register: readonly Processing[]; notices: NoticeVersion[] }> {
  const [{ delays }, versions] = await Promise.all([
    getSettings(),
    AuditEvent.find({ "subject.id": "legal", action: "setting.updated" })
      .sort({ at: -1 })
      .limit(MOST_VERSIONS)
      .lean<AuditEventRecord[]>(),
  ]);
  const names = await colleagueNames(versions.map(({ actorId }) => actorId));
  return {
    register: registerFor(formatCount(delays.retentionMonths, "mois", "mois")),
    notices: versions.map(({ _id, at, actorId, fields }) => ({
      id: _id,
      at,
      by: names.get(actorId ?? "") ?? "le logiciel",
      what: fields.map(auditFieldWord).join(", "),
    })),
  };
}
