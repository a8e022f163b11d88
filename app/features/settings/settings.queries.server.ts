import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { env } from "~/core/env.server";
import { canDeliver, findMail } from "~/core/outbox/mail-queries.server";
import { type MailStanding, mailStanding } from "~/core/outbox/mail-state";
import { mailboxAddress } from "~/core/outbox/reply-key.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { countAccounts } from "~/features/accounts/account-list.queries.server";
import { type Colleague, listReferents } from "~/features/accounts/accounts.queries.server";
import { listEpcis, listReferenceImports } from "~/features/reference-data/reference-data.queries.server";
import { formatCount, formatDay, formatDayLong } from "~/vocabulary/typography";
import { countFailingTasks } from "./background.queries.server";
import { nextSemesterStart } from "./calendar.queries.server";
import { wordingsState } from "./mail-wording.queries.server";

export interface TerritoryRow {
  code: string;
  label: string;
  officialName: string;
  detail: string;
  isServed: boolean;
  referentId?: string;
}

export interface TerritoriesPage {
  departements: string[];
  rows: TerritoryRow[];
  referents: Colleague[];
}

export interface SenderPage {
  sender: Settings["sender"];
  /** The address of the mailbox, what decides it, and whether the answers that reach it are read. */
  mailbox: { address: string; isFromEnvironment: boolean; isRead: boolean };
  delivery: "server" | "demo" | "none";
  trial: (MailStanding & { id: string; to: string }) | null;
}

/** Where each page of the settings stands, in a few words, by its address. */
export async function settingsStates(): Promise<Record<string, string>> {
  const [settings, accounts, imports, failures, mail] = await Promise.all([
    getSettings(),
    countAccounts(),
    listReferenceImports(1),
    countFailingTasks(),
    wordingsState(),
  ]);
  const [latest] = imports;
  return {
    brand: `${settings.brand.programme}, ${settings.brand.owner}`,
    sender: senderState(settings),
    mail,
    territories: territoriesState(settings),
    people: peopleState(accounts),
    legal: legalState(settings),
    delays: `première réponse sous ${formatCount(settings.delays.firstAnswerDays, "jour ouvré", "jours ouvrés")}`,
    calendar: `prochain semestre le ${formatDay(await nextSemesterStart(toDay(now())))}`,
    lodging: formatCount(
      settings.lodging.rules.filter(({ points }) => points > 0).length,
      "règle appliquée",
      "règles appliquées",
    ),
    training: formatCount(
      settings.training.levels.filter(({ isActive }) => isActive).length,
      "niveau proposé",
      "niveaux proposés",
    ),
    "reference-data": latest ? `dernier import le ${formatDayLong(latest.at)}` : "rien n’a été importé",
    background: failures === 0 ? "tout tourne" : formatCount(failures, "tâche en échec", "tâches en échec"),
  };
}

/** What the page of the territories shows: the EPCI of the départements served, and those chosen already. */
export async function getTerritoriesPage(): Promise<TerritoriesPage> {
  const { brand, territories } = await getSettings();
  const [epcis, referents] = await Promise.all([listEpcis(brand.departements), listReferents()]);
  const served = new Map(territories.list.map((territory) => [territory.code, territory]));
  const known = new Set(epcis.map(({ _id }) => _id));
  const rows = epcis.map(({ _id, name, shortName, communeCount, population }) => ({
    code: _id,
    label: served.get(_id)?.label ?? shortName,
    officialName: name,
    detail: `${formatCount(communeCount, "commune", "communes")}, ${formatCount(population, "habitant", "habitants")}`,
    isServed: served.has(_id),
    referentId: served.get(_id)?.referentId,
  }));
  const others = territories.list
    .filter(({ code }) => !known.has(code))
    .map((territory) => ({ ...territory, officialName: territory.label, detail: "", isServed: true }));
  return { departements: brand.departements, rows: [...rows, ...others], referents };
}

/** The sender, how mail leaves, and where the mail just sent for trial stands. */
export async function getSenderPage(user: User, trialId: string | null): Promise<SenderPage> {
  const { sender, brand, instance } = await getSettings();
  const { mailFrom, imapUrl } = env();
  const [mail, isDeliverable] = await Promise.all([findMail(user, trialId ?? undefined), canDeliver()]);
  const isTrial = mail?.template === "smtp-test";
  return {
    sender,
    mailbox: {
      address: mailboxAddress({ sender, brand }),
      isFromEnvironment: mailFrom !== undefined,
      isRead: imapUrl !== undefined,
    },
    delivery: deliveryOf(instance.isDemo),
    trial: isTrial ? { id: mail._id, to: mail.to, ...mailStanding(mail, now(), isDeliverable) } : null,
  };
}

function deliveryOf(isDemo: boolean): SenderPage["delivery"] {
  if (env().smtpUrl) return "server";
  return isDemo ? "demo" : "none";
}

function senderState({ sender }: Settings): string {
  if (!env().smtpUrl) return "aucun serveur d’envoi";
  return env().mailFrom || sender.address || "adresse d’envoi à donner";
}

function territoriesState({ territories: { list } }: Settings): string {
  if (list.length === 0) return "aucun territoire";
  const orphans = list.filter(({ referentId }) => !referentId).length;
  const served = formatCount(list.length, "territoire", "territoires");
  return orphans === 0 ? served : `${served}, ${orphans} sans référent·e`;
}

function peopleState({ active, invited }: { active: number; invited: number }): string {
  const open = formatCount(active, "compte ouvert", "comptes ouverts");
  return invited === 0
    ? open
    : `${open}, ${formatCount(invited, "invitation en attente", "invitations en attente")}`;
}

function legalState({ legal }: Settings): string {
  const typed = Object.values(legal).filter(Boolean).length;
  return typed === 0 ? "textes par défaut" : formatCount(typed, "texte écrit ici", "textes écrits ici");
}
