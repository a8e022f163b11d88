import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestionIn } from "~/features/inbound-mail/suggestions";
import { ANSWER_ACTS } from "~/vocabulary/hand-offs";

/** A Tuesday. */
const AT = new Date("2026-11-24T10:00:00+01:00");

const actIn = (text: string) => suggestionIn(text, AT)?.act ?? null;

describe("an answer", () => {
  it.each([
    ["Oui.", "accept"],
    ["oui", "accept"],
    ["Ok pour moi, merci", "accept"],
    ["Bonjour,\n\nBien reçu, je m’en occupe.\n\nCordialement,", "accept"],
    ["Nous nous en chargeons.", "accept"],
    ["C'est d'accord pour mardi.", "accept"],
    ["Je vous confirme le rendez-vous de jeudi.", "accept"],
    ["Ce créneau nous convient.", "accept"],
    ["Oui, visite mardi 14 h", "accept"],
    ["Parfait pour mardi 14 h", "accept"],
    ["Avec plaisir, nous accueillons l’interne.", "accept"],
    ["Oui 👍", "accept"],
    ["J'ai un T3 à 620 €. Cela leur conviendrait-il ?", "propose"],
    ["J’aurais un petit studio meublé rue Caviale.", "propose"],
    ["Nous disposons d’une place à partir de janvier.", "propose"],
    ["Je peux vous proposer une visite jeudi 3/12 à 10h30.", "propose"],
    ["Nous avons une maison rue du Canal.", "propose"],
    ["Vous pouvez passer le voir demain à 10 h.", "propose"],
    ["T3 disponible tout de suite, 590 euros.", "propose"],
    ["Désolée mais nous n’avons plus de logement.", "decline"],
    ["Nous sommes complets jusqu’à l’été.", "decline"],
    ["L’appartement est déjà loué.", "decline"],
    ["Ce n’est pas notre secteur.", "decline"],
    ["Nous ne faisons pas de location.", "decline"],
    ["Nous ne pouvons pas donner suite à votre demande.", "decline"],
    ["Bien reçu. Pour combien de personnes ?", "ask"],
    ["Merci de me préciser la date d’arrivée.", "ask"],
    ["Voyez plutôt avec Mme Bories, de l’agence du Centre.", "pass-on"],
    ["C’est ma collègue Sandrine qui s’en occupe.", "pass-on"],
    ["Bien reçu, je reviens vers vous.", "acknowledge"],
    ["Je suis débordée, je vous réponds lundi.", "acknowledge"],
    ["J’accuse réception de votre demande de logement.", "acknowledge"],
  ])("is read in « %s »", (text, act) => {
    expect(actIn(text)).toBe(act);
  });
});

describe("nothing is suggested", () => {
  it.each([
    ["a condition", "Oui, mais pas avant mars."],
    ["a condition set further on", "Je m’en occupe. Sous réserve de l’accord du propriétaire."],
    ["« si »", "Oui, si le propriétaire est d’accord."],
    ["a yes to something else", "Oui, c'est bien moi le gérant."],
    ["a correction", "Oui, on s'en occupe.\nAh non pardon, le T3 est parti."],
    ["two acts that disagree", "Nous n’avons plus rien à Figeac. J’ai un T2 à Capdenac."],
    ["two acts that disagree on one need", "Je m’en occupe. Le logement est déjà loué."],
    ["irony", "Oui, avec vue sur mer et piscine ;)"],
    ["a yes drawn out", "Oui..."],
    ["a yes that is somebody else’s", "Le propriétaire pense que oui."],
    ["words between quotation marks", "Vous écrivez « oui, je m’en occupe »."],
    ["an offer with a question mark", "On se voit mardi à 14 h ?"],
    ["an appointment of theirs", "J’ai un rendez-vous mardi à 14 h."],
    ["a request they received", "J’ai bien vu votre demande de logement."],
    ["a past offer", "J’avais un T3 l’an dernier."],
    ["a refusal with a negation", "Je ne m’en occupe pas."],
    ["a no that goes on", "Non, elle ne travaille plus ici depuis mai."],
    ["thanks", "Merci !"],
    ["a mail without words", ""],
    ["a word of comfort", "Pas de souci, je comprends."],
    ["agreement on something else", "Je suis d’accord avec vous, c’est difficile."],
    ["what one agrees to in general", "Nous acceptons les animaux."],
    ["what one takes care of in general", "Nous prenons en charge les enfants de 2 à 6 ans."],
    ["a negation as it is spoken", "On s’en occupe plus."],
    ["what one already looks after", "Je m’en occupe depuis dix ans."],
    ["a yes and a no", "Oui pour le studio, non pour le T3."],
    ["an appointment cancelled", "Je vous confirme que le rendez-vous est annulé."],
    ["a thing of a home", "J’ai le bail du logement en main."],
    ["a parking space", "J’ai une place de parking."],
    ["a sale", "Le bien est disponible à la vente."],
    ["holidays", "Nous proposons des locations de vacances."],
    ["a website", "Vous pouvez visiter notre site."],
    ["a refusal for today", "Je ne suis pas en mesure de répondre aujourd’hui."],
    ["a refusal with a promise", "Je reviens vers vous pour le studio : il est loué."],
    ["a file that is complete", "Le dossier est complet."],
    ["a place kept for others", "La place est réservée aux habitants."],
    ["what could not be reached", "Ce n’est pas possible de vous joindre."],
    ["a reminder of something else", "Je vous rappelle que l’agence est fermée le lundi."],
    ["a telephone number", "Appelez le 05 36 49 00 27."],
    ["what is received and not understood", "J’ai bien reçu votre mail, je ne comprends pas."],
    ["small talk", "Comment ça va ?"],
    ["a long letter", `Je m’en occupe. ${"Voici pourquoi. ".repeat(300)}`],
  ])("for %s", (_why, text) => {
    expect(suggestionIn(text, AT)).toBeNull();
  });
});

describe("what a suggestion says", () => {
  it("holds the sentence word for word, its day, its time and its rent", () => {
    const sentence = "Je peux vous faire visiter le T3 à 620 € jeudi 3 décembre à 10 h 30.";
    expect(suggestionIn(`Bonjour,\n\n${sentence}\n\nClaire`, AT)).toEqual({
      ...{ act: "propose", sentence, day: "2026-12-03", time: "10:30", amount: 620 },
    });
  });

  it("leaves the day out when there is a choice, or when it is the day it is free", () => {
    expect(suggestionIn("Je vous propose une visite mardi ou jeudi.", AT)?.day).toBeUndefined();
    expect(suggestionIn("J’ai un T3 libre le 4 janvier.", AT)?.day).toBeUndefined();
  });

  it("gives the reason of a refusal only when it is plain", () => {
    expect(suggestionIn("Ce n’est pas mon métier.", AT)?.reason).toBe("not-my-job");
    expect(suggestionIn("Non, désolée.", AT)).toEqual({ act: "decline", sentence: "Non, désolée." });
  });

  it("is always a sentence of the text", () => {
    const words = [
      "oui",
      "non",
      "mais",
      "je m’en occupe",
      "j’ai un T3",
      "620 €",
      "mardi",
      "?",
      ".",
      "\n",
      ",",
      "si",
    ];
    const texts = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(texts, (text) => {
        const found = suggestionIn(text, AT);
        if (!found) return true;
        return text.includes(found.sentence) && found.act in ANSWER_ACTS;
      }),
      { numRuns: 300 },
    );
  });

  it("is never given when a « mais » stands in the text", () => {
    const starts = ["Oui", "Je m’en occupe", "J’ai un T3 à 620 €", "C’est d’accord", "Nous sommes complets"];
    for (const start of starts) expect(actIn(`${start}, mais le chien reste.`)).toBeNull();
  });
});
