import { describe, expect, it } from "vitest";
import { splitQuotes } from "~/features/inbound-mail/quotes";
import { splitSignature } from "~/features/inbound-mail/signatures";

describe("a quote", () => {
  it.each([
    ["Le 24/11/2026 à 10:12, Hélène Mas a écrit :"],
    ["Le mar. 24 nov. 2026 à 10:12, Hélène Mas <\nh.mas@departement.example> a écrit :"],
    ["On Tue, Nov 24, 2026 at 10:12 AM Hélène Mas <h.mas@departement.example> wrote:"],
    ["Hélène Mas <h.mas@departement.example> a écrit le 24/11/2026 10:12 :"],
    ["2026-11-24 10:12 GMT+01:00 Hélène Mas <h.mas@departement.example>:"],
    [
      "-----Message d'origine-----\nDe : Hélène Mas\nEnvoyé : mardi 24 novembre 2026 10:12\nObjet : Un logement",
    ],
    [
      "________________________________\nDe : Hélène Mas\nDate : mardi 24 novembre\nÀ : Claire\nObjet : Un logement",
    ],
    [
      '----- Mail original -----\nDe: "Hélène Mas"\nÀ: "Claire"\nEnvoyé: Mardi 24 Novembre\nObjet: Un logement',
    ],
    [
      "---------- Forwarded message ---------\nFrom: Hélène Mas\nDate: Tue, Nov 24\nSubject: Un logement\nTo: Claire",
    ],
    [
      "-------- Message d'origine --------\nDe : Hélène Mas\nDate : 24/11/2026 10:12 (GMT+01:00)\nÀ : Claire\nObjet : Un logement",
    ],
    ["Début du message réexpédié :"],
  ])("starts after « %s »", (opening) => {
    expect(splitQuotes(`Oui.\n\n${opening}\n\nNous cherchons un logement.`).own).toBe("Oui.");
    expect(splitQuotes(`Oui.\r\n\r\n${opening.replaceAll("\n", "\r\n")}\r\n\r\nNous cherchons.`).own).toBe(
      "Oui.",
    );
  });

  it("gives back what is written below and between", () => {
    const body =
      "Le 24/11/2026 à 10:12, Hélène Mas a écrit :\n> Un logement ?\n> Ou une piste ?\n\nOui.\n> Budget ?\n600 €";
    expect(splitQuotes(body).own).toBe("Oui.\n\n600 €");
  });

  it("gives back what is written below our letter quoted without a mark", () => {
    const body =
      "De : Hélène Mas\nEnvoyé : mardi\nObjet : Un logement\n\nBonjour,\n\nrépondez simplement à ce mail.\n\nOui.";
    expect(splitQuotes(body).own).toBe("Oui.");
  });

  it("takes nobody’s own words", () => {
    const body = "Le maire a écrit : il est d’accord.\nDe : Figeac\nÀ : Cahors\n-> en train";
    expect(splitQuotes(body)).toEqual({ own: body, quoted: "" });
  });
});

describe("a signature", () => {
  it.each([
    ["Oui.\n-- \nClaire", "Oui.", "Claire"],
    ["Oui.\n\nEnvoyé de mon iPhone", "Oui.", "Envoyé de mon iPhone"],
    ["Oui.\n\nTélécharger Outlook pour iOS<https://aka.ms/o0ukef>", "Oui.", "Télécharger Outlook pour iOS"],
    ["Oui.\n\nCordialement,\n\nClaire Vidal\nAgence", "Oui.\n\nCordialement,", "Claire Vidal\nAgence"],
    ["Oui.\n\nCordialement,\nClaire", "Oui.\n\nCordialement,\nClaire", ""],
    ["Oui.\n\nClaire", "Oui.\n\nClaire", ""],
    ["Oui.\n\nMerci\n\nNon, jeudi.", "Oui.\n\nMerci\n\nNon, jeudi.", ""],
    [
      "Oui.\n\nBonne journée\n\nClaire Vidal\n\nPS : plutôt jeudi",
      "Oui.\n\nBonne journée\n\nPS : plutôt jeudi",
      "Claire Vidal",
    ],
    ["Oui.\n\nCe message est confidentiel.", "Oui.", "Ce message est confidentiel."],
  ])("is told apart in « %s »", (own, text, signature) => {
    expect(splitSignature(own)).toEqual({ text, signature });
  });
});
