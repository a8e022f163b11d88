import { render } from "@react-email/render";
import { createElement } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Brand, MailTemplate } from "#emails/define";
import { MAILS, type MailName } from "#emails/registry";
import { Mail, type MailRecord } from "#models/mail";
import { Partner, type PartnerRecord } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { createSentAgreement } from "#tests/factories/agreements";
import { createNursery, createRelay } from "#tests/factories/care";
import { createToyLibrary } from "#tests/factories/directory";
import { fileOf } from "#tests/factories/files";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { filledForm, typedFields } from "#tests/factories/interest-forms";
import { createSemester, placementOf, WINTER } from "#tests/factories/placements";
import { createCommunes } from "#tests/factories/structures";
import { createFile } from "#tests/factories/submissions";
import { createSupervised, createSupervisor } from "#tests/factories/training";
import { sendVisitDay } from "#tests/factories/visit-days";
import { send, visit, wholeBase } from "#tests/support/public-site";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { isLinkRef, type LinkPurpose, type LinkRef, linkToken, linkUrl } from "~/core/links.server";
import { requestPasswordReset } from "~/features/accounts/password.commands.server";
import { askCareFigures } from "~/features/care-supply/care-figures.commands.server";
import { askRefresh } from "~/features/directory/service-refresh.commands.server";
import { withdrawHandOff } from "~/features/hand-offs/hand-off-withdrawal.commands.server";
import { askCapacity } from "~/features/partners/capacity.commands.server";
import { openPlacement } from "~/features/placements/placements.commands.server";
import { askSurvey } from "~/features/surveys/survey-sending.commands.server";
import { sendTrackingLink } from "~/features/tracking/tracking-link.commands.server";
import { askSeats } from "~/features/training-places/seat-asking.commands.server";

type AnyTemplate = MailTemplate<z.ZodType<Record<string, unknown>>>;

const NAMES = Object.keys(MAILS) as MailName[];

/** What reads a mail before the person: it follows links, and presses nothing. */
const SCANNERS: readonly [who: string, init: RequestInit][] = [
  ["a HEAD", { method: "HEAD" }],
  ["a GET", {}],
  ["an OPTIONS", { method: "OPTIONS" }],
  ["a prefetch", { headers: { "Sec-Purpose": "prefetch;prerender", Purpose: "prefetch" } }],
  [
    "a link preview",
    { headers: { "User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" } },
  ],
  ["another link preview", { headers: { "User-Agent": "facebookexternalhit/1.1" } }],
  ["a mail filter", { headers: { "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) SafeLinks" } }],
];

/** Counters of use, which are no state of anything people do. */
const COUNTERS = ["rate-limits"];

/** By purpose, the links in force of a base where each of them leads somewhere. */
let links: Map<LinkPurpose, LinkRef>;
let candidateId: string;

beforeEach(async () => {
  links = new Map();
  await sendEveryLink();
  for (const { params } of await Mail.find({}).lean<MailRecord[]>()) {
    for (const value of refsIn(params)) if (!links.has(value.purpose)) links.set(value.purpose, value);
  }
});

describe.each(NAMES)("the links of the mail « %s »", (name) => {
  it("change nothing, whoever opens them and presses nothing", async () => {
    const paths = await pathsOf(name);
    const before = await businessState();
    for (const path of paths) {
      for (const [who, init] of SCANNERS) {
        const { status } = await visit(path, init);
        expect(status, `${who} of ${path}`).toBeLessThan(500);
      }
    }
    expect(await businessState()).toBe(before);
  });
});

it("finds a link in force for every purpose of a mail", async () => {
  const purposes = new Set<string>();
  for (const name of NAMES) {
    for (const { purpose } of refsIn((await load(name)).sample)) purposes.add(purpose);
  }
  expect([...links.keys()].sort()).toEqual([...purposes].sort());
  for (const ref of links.values()) expect((await visit(pathOf(linkUrl(ref)))).status, ref.purpose).toBe(200);
});

/** What each page takes from whoever holds its link. */
const PRESSED: Readonly<Partial<Record<LinkPurpose, Record<string, string>>>> = {
  answer: { act: "accept" },
  capacity: { light: "full" },
  "care-figures": { act: "same" },
  correction: { ...typedFields(), semester: "4" } as Record<string, string>,
  listing: { act: "correct", opening: "le lundi" },
  deletion: { said: "deleted" },
  "no-contact": { "List-Unsubscribe": "One-Click" },
  password: { password: "une phrase assez longue", again: "une phrase assez longue" },
  programme: { satisfaction: "yes" },
  tracking: { act: "message", message: "Bonjour" },
  seats: { act: "absence", fromOn: "2026-12-01" },
  signature: { act: "sign", version: "1", typedName: "Élodie Caron", hasRead: "on" },
  survey: { comeBack: "yes" },
  "visit-host": { answer: "confirmed" },
};

it("gives nothing to a guessed link, to one of another purpose, nor to a version that never was", async () => {
  const before = await businessState();
  for (const link of links.values()) {
    for (const token of guessesOf(link)) {
      const path = pathOf(linkUrl(link)).replace(linkToken(link), token);
      const pages = [await visit(path), await send(path, PRESSED[link.purpose] ?? {})];
      for (const { html } of pages)
        expect(html, path).not.toMatch(/Élodie|Caron|Lagarde|Deux Ponts|Quatre Coins|Mésanges|Tilleuls/);
    }
  }
  expect(await businessState()).toBe(before);
});

/** Links whose version closes the ones before. */
const VERSIONED: readonly LinkPurpose[] = [
  "answer",
  "capacity",
  "care-figures",
  "listing",
  "password",
  "seats",
  "signature",
  "survey",
  "tracking",
];

function guessesOf(link: LinkRef): string[] {
  const token = linkToken(link);
  const forged = token.slice(0, -1) + (token.endsWith("a") ? "b" : "a");
  const others = [...links.keys()].filter((purpose) => purpose !== link.purpose);
  const elsewhere = others.map((purpose) => linkToken({ ...link, purpose }));
  const never = VERSIONED.includes(link.purpose) ? [linkToken({ ...link, version: link.version + 1 })] : [];
  return [forged, ...elsewhere, ...never];
}

async function pathsOf(name: MailName): Promise<string[]> {
  const { params, Body, sample } = await load(name);
  const real = params.parse(sample);
  const resolved = resolve(real);
  const html = await render(createElement(Body, { params: resolved as never, brand: brand() }));
  const hrefs = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
  return [...new Set(hrefs.filter((href) => href.startsWith("http")).map(pathOf))];
}

/** The sample with, in place of each of its links, one in force that does the same. */
function resolve(value: unknown): unknown {
  if (isLinkRef(value)) return linkUrl(links.get(value.purpose) ?? value);
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if ("codeOf" in value) return "123456";
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
}

function refsIn(value: unknown): LinkRef[] {
  if (isLinkRef(value)) return [value];
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(refsIn);
}

function brand(): Brand {
  return {
    programme: "Accueil des médecins",
    owner: "Département de la Creuse",
    phone: "0536490000",
    email: "accueil@creuse.example",
    privacyUrl: "http://127.0.0.1:3000/confidentialite",
    noContactUrl: linkUrl({ purpose: "no-contact", id: candidateId, version: 1 }),
  };
}

function pathOf(href: string): string {
  const { pathname, search } = new URL(href);
  return pathname + search;
}

async function load(name: MailName): Promise<AnyTemplate> {
  return (await MAILS[name].load()).default as unknown as AnyTemplate;
}

async function businessState(): Promise<string> {
  const contents: [string, unknown][] = JSON.parse(await wholeBase());
  return JSON.stringify(contents.filter(([name]) => !COUNTERS.includes(name)));
}

/** Answer, deletion, capacity, tracking, visit day, correction, password: each is written to somebody. */
async function sendEveryLink(): Promise<void> {
  const user = await createUser();
  const householdId = await createFile(user);
  const household = await fileOf(householdId);
  candidateId = household.heads[0]?.candidateId ?? "";
  const handOff = await createHandOff(user, { householdId });
  await settle();
  const partner = await Partner.findById(handOff.partnerId).orFail().lean<PartnerRecord>();
  await askCapacity(user, partner);
  await createCommunes();
  await askRefresh(user, await createToyLibrary(user, { email: "accueil@quatre-coins.example" }));
  await createNursery(user);
  await askCareFigures(user, await createRelay(user));
  await createSemester();
  const placeId = await createSupervised([await createSupervisor()]);
  const placement = await placementOf(await openPlacement(user, { candidateId, semesterId: WINTER }));
  await askSurvey({ ...placement, seat: { placeId, at: now() } });
  await askSeats(user, WINTER);
  await createSentAgreement(user, undefined, { candidateId });
  await sendTrackingLink(user, household, candidateId);
  await sendVisitDay(user, householdId);
  await send("/interet", filledForm());
  await requestPasswordReset(user.email);
  const asked = await createHandOff(user, {
    householdId: await createFile(user, { email: "autre@internes.example", lastName: "Lagarde" }),
    partner,
  });
  await Mail.updateMany({ template: "hand-off" }, { $set: { state: "sent", sentAt: now() } });
  await withdrawHandOff(user, await reloadHandOff(asked._id));
  await settle();
  links.set("answer", { purpose: "answer", id: handOff.linkId, version: handOff.linkVersion });
}
