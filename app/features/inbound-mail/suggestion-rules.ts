import type { AnswerAct, DeclineReason } from "~/vocabulary/hand-offs";

/** What says an act, in a sentence in lower case without accents. */
export interface ActRule {
  act: AnswerAct;
  says: RegExp;
  /** Words with which it says something else. */
  unless?: RegExp;
  reason?: DeclineReason;
  /** More will come: it agrees with no refusal. */
  isPromise?: boolean;
}

const PLACE =
  "(?:t[1-7](?: ?bis)?|f[1-7]|studio|(?:\\d|deux|trois|quatre|cinq) ?pieces|appartement|appart|maison|logement|gite|chambre|meuble|villa|pavillon|duplex|bien|places?(?! de (?:parking|stationnement))|berceau|poste|emploi|contrat|cdi|cdd|cabinet|bureau|local|location|colocation|creneau)";
const SOON = "(?:toujours |encore |actuellement |justement |aussi |egalement |bien )*";
const DET = "(?:une?|l[ea]s?|l'|des|deux|trois|plusieurs|\\d)";
/** At most two words before the noun, and none that makes it the complement of another. */
const ADJECTIVES = "(?:(?!de |du |des |d'|pour |a |au |qui |que )[\\p{L}-]+ ){0,2}?";
const CAN =
  "(?:je|nous|on) (?:peux|pouvons|peut|pourrais|pourrions|pourrait)(?: bien)?(?: vous| leur| lui| te)?";
const SADLY = "(?:malheureusement |helas |actuellement |absolument |vraiment |desormais )*";
const WEEKDAY = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)";
const MONTH = "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)";
const PLAIN_ASSENT =
  "oui|ok|okay|d'accord|ca marche|volontiers|avec plaisir|entendu|(?:pas de|sans|aucun) (?:souci|probleme)s?|c'est (?:bon|note) pour";
const ASSENT = `(?:${PLAIN_ASSENT}|(?:parfait|tres bien) pour)`;
const MOMENT = `(?:${WEEKDAY}|${MONTH}|demain|prochain|matin|soir|apres-midi|midi|\\d{1,2}(?:er|/\\d{1,2})?|\\d{1,2} ?h(?:\\d\\d)?|\\d{1,2}:\\d\\d)`;
/** What may stand around an assent without changing it; none is a sum of others, or reading them would never end. */
const SHORT_WORDS = `(?:${PLAIN_ASSENT}|${MOMENT}|le|la|une|a|pour|cette|ce|visite|rendez-vous|rdv|creneau|bonjour|bonsoir|merci|bien sur|parfait|tres bien|super|c'est|pour (?:moi|nous)|a vous|bonne (?:journee|soiree))`;
const APPOINTMENT = `(?:(?:la|cette|une|le|ce|votre|notre) (?:visite|rendez-vous|rdv|creneau|date)|le \\d|demain|${WEEKDAY}|\\d{1,2} ?h)`;
const REQUEST =
  "(?:demande|dossier|situation|recherche|famille|enfants?|petite?|interne|sujet|accueil|cela|ca)";
const WELCOME = "(?:accueill|recev|recoi|pren|reserv|gard|inscri|ferons|fais|fera)\\p{L}*";

const NO =
  /\b(?:n'|ne\b|pas\b|plus\b|non\b|rien\b|aucune?\b|jamais\b|impossible|deja (?:loue|pris|parti|vendu|reserve))/;

/** A small table for each act. The first that speaks of an act gives its reason. */
export const ACT_RULES: readonly ActRule[] = [
  // I can take care of it
  accept(`^(?=.*\\b${ASSENT}\\b)(?:${SHORT_WORDS}[ ,.!👍🙂😊🙏]+)*${SHORT_WORDS}[ ,.!👍🙂😊🙏]*$`),
  accept(
    `^(?:oui,? )?(?:(?:sans|aucun|pas de) (?:probleme|souci)s?|avec plaisir|volontiers),? (?:je|nous|on) (?:l[ea]s? |l'|vous )?${WELCOME}`,
  ),
  accept("\\b(?:il|elle)s? (?:est|sont) d'accord pour (?:recevoir|accueillir|prendre|rencontrer)\\b"),
  accept(
    "\\bje (?:peux |vais )?m'en (?:occupe|charge)r?\\b",
    "\\bnous (?:pouvons |allons )?nous en (?:occup|charg)(?:er|ons|eons)\\b",
    "\\bon (?:peut |va )?s'en (?:occupe|charge)r?\\b",
  ),
  accept(
    `\\b(?:prends|prenons|prend) (?:(?:votre|la|cette|ce|le|l'|leur) ?)?(?:${REQUEST} )?en charge(?= ?(?:[.,!;]|$| (?:la |le |l')${REQUEST}| (?:cette|votre|leur) ))`,
  ),
  accept(
    `\\bc'est (?:ok|bon|oui) pour (?:nous\\b|moi\\b|${APPOINTMENT})`,
    "\\bc'est d'accord\\b",
    `^(?:oui,? |ok,? )?(?:d'accord|ok|oui|parfait) pour (?:nous\\b|moi\\b|${APPOINTMENT}|(?:recevoir|accueillir|prendre|rencontrer|${DET} ?(?:${REQUEST}|${PLACE})))`,
  ),
  accept(
    "\\b(?:je suis|nous sommes|on est) (?:d'accord|partants?|partantes?|ok)\\b(?! (?:avec|sur|pour dire))",
  ),
  accept(
    "\\b(?:j'accepte|nous acceptons)(?: (?:votre|cette|la (?:demande|visite)|de (?:recevoir|prendre|m'en|nous en))|[ ,.!]*$)",
  ),
  accept(
    `\\b(?:ca|cela|creneau|date|horaire|heure|visite|rendez-vous|proposition|${WEEKDAY}|${MONTH}|\\d{1,2} ?h)\\b.{0,25} (?:me|nous) (?:va|convient)\\b`,
    "\\bvous pouvez compter sur (?:moi|nous)\\b",
  ),
  accept(
    "\\b(?:je|nous|on) (?:vous )?confirm(?:e|ons)\\b.{0,25}\\b(?:visite|rendez-vous|rdv|venue|accord|prise en charge|place)\\b(?!.*\\b(?:annul|report|decal|reception))",
  ),

  // I have a proposal
  propose(
    `\\b(?:j'ai|j'aurais|nous avons|nous aurions|on a|on aurait|il (?:me|nous) reste(?:rait)?|il y a) ${SOON}${DET} ?${ADJECTIVES}${PLACE}\\b`,
  ),
  propose(`\\b(?:je dispose|nous disposons|on dispose) ${SOON}(?:d'une?|de|des) ?${ADJECTIVES}${PLACE}\\b`),
  propose(
    `\\b${CAN} (?:proposer|faire visiter|montrer|organiser une visite|recevoir)\\b(?! (?:de |d')(?!visiter|venir))`,
  ),
  propose(
    "\\b(?:je|nous|on) (?:vous|leur|lui) propos(?:e|ons)\\b(?! (?:de |d')(?!visiter|venir|le visiter|la visiter))",
    `\\b(?:je|nous) propos(?:e|ons) ${DET} ?${ADJECTIVES}(?:${PLACE}|visite|rendez-vous)\\b`,
  ),
  propose(
    `\\b${PLACE}\\b.{0,60}\\b(?:se libere|(?:est |encore |toujours )*(?:disponible|libre|dispo|vacante?)|a louer)\\b`,
  ),
  propose(
    "\\bvisites? (?:est )?possibles?\\b",
    "\\bvous pouvez (?:venir |passer )?(?:le |la |les )?(?:visiter|voir)\\b",
  ),

  // This is not for me
  decline(
    "wrong-criteria",
    "\\brien qui (?:corresponde?|convienne|colle)\\b",
    "\\bne correspond(?:ent)? pas\\b",
    "\\b(?:aucun|pas de) bien (?:qui )?correspond",
  ),
  decline(
    "wrong-area",
    "\\b(?:pas|plus|hors|en dehors)\\b.{0,20}\\b(?:notre|mon|de|du) (?:secteur|zone|perimetre)\\b",
    "\\bhors secteur\\b",
    "\\bne couvr(?:e|ons) pas\\b",
  ),
  decline(
    "not-my-job",
    "\\b(?:pas|plus) (?:de |notre |mon |du tout notre )(?:metier|ressort|domaine|competence)s?\\b",
    "\\bne (?:faisons|fais|fait|font) (?:pas|plus) (?:de |du |dans )",
    "\\bne (?:gere|gerons|m'occupe|nous occupons|s'occupe|traitons|traite) (?:pas|plus)\\b",
    "\\breleve pas de\\b",
  ),
  decline(
    "no-time",
    "\\bpas le temps (?:de m'en|de nous en|pour)\\b",
    "\\bpas le temps[ .!]*$",
    "\\bne (?:peux|pouvons|pourrai|pourrons|peut) (?:malheureusement |helas )?(?:pas|plus) (?:m'en|nous en|s'en|vous en) (?:occuper|charger)\\b",
  ),
  decline("no-room", "\\b(?:pas|plus) de (?:cabinet|poste|salle|bureau)\\b"),
  decline("other-profile", "\\bautre profil\\b", "\\bprofil ne correspond\\b"),
  decline("not-ready", "\\bpas (?:encore )?(?:prets?|pretes?|en mesure) (?:pour|a|d')? ?accueillir\\b"),
  decline(
    "place-taken",
    `\\b${PLACE}\\b.{0,40}\\b(?:est|sont|a ete|ont ete|vient d'etre|deja) (?:deja )?(?:louee?s?|prise?s?|pourvue?s?|partie?s?|attribuee?s?|reservee?s?|vendue?s?)\\b(?! (?:aux?|a la|pour)\\b)`,
  ),
  decline(
    "nothing-available",
    "\\bplus rien\\b",
    "\\brien (?:de (?:disponible|libre|vacant)|a (?:louer|proposer|vous proposer)|en (?:ce moment|location|stock)|pour (?:le moment|l'instant))",
    `\\bn'(?:ai|avons|a|y a) ${SADLY}(?:plus |pas |aucune? )${SADLY}(?:de |d'|aucune? )?${ADJECTIVES}${PLACE}\\b`,
    `\\bn'(?:ai|avons) ${SADLY}(?:plus )?${SADLY}rien\\b(?! (?:contre|recu|dit|compris))`,
    "\\baucune? (?:logement|bien|location|disponibilite|appartement|place)\\b(?! de (?:parking|stationnement))",
    "\\b(?:nous sommes|on est|tout est|creche est|etablissement est|residence est) (?:complete?s?|loue|pris)\\b",
    "\\b(?:pas|plus) de (?:logement|disponibilite|places?|location)s?\\b(?! de (?:parking|stationnement))",
  ),
  decline(
    undefined,
    "\\bne (?:pouvons|peux|pourrons|pourrai|sommes|suis|serons) (?:malheureusement |helas )?pas (?:en mesure|vous (?:aider|accueillir|recevoir|repondre favorablement)|donner|repondre (?:favorablement|positivement)|accepter)\\b",
    "\\b(?:ce n'est|c'est|ce ne (?:sera|serait)|ca ne (?:sera|va)) (?:malheureusement |helas )?pas (?:etre )?possible\\b",
    "\\b(?:je|nous) declin(?:e|ons)\\b",
    "\\bne (?:donnerons|donnons|donnerai) pas suite\\b",
    "\\bje (?:dois|prefere) (?:refuser|decliner)\\b",
    "^non(?:[ ,]+(?:merci|desolee?s?|malheureusement))*[ .!]*$",
  ),

  // Please ask someone else
  passOn(
    "\\bvoyez (?:\\p{L}+ ){0,2}(?:avec|aupres)\\b",
    "\\b(?:adressez|rapprochez|tournez)[- ]vous\\b",
    "\\b(?<!vous )(?:contactez|appelez|ecrivez a|interrogez)\\b.{0,60}(?:plutot|collegue|confrere|consoeur|mme|madame|monsieur|m\\.|@|agence|mairie|service)",
    "\\bprenez contact avec\\b",
    "\\bmerci de (?:contacter|voir avec|vous adresser|vous rapprocher|vous tourner)\\b",
    "\\b(?:je|nous) vous (?:invit|conseill|sugger)(?:e|ons|ere|erons) (?:a|de) (?:contacter|voir avec|vous adresser|vous rapprocher|vous tourner)\\b",
    "\\bil (?:faut|vaut mieux) (?:voir avec|contacter|vous adresser)\\b",
  ),
  passOn(
    "\\bc'est (?:plutot )?(?:(?:ma|mon|notre) collegue|m\\.|mme|madame|monsieur|\\p{L}+)[^.,]{0,40}\\bqui (?:s'en|s') ?occupe",
  ),

  // Received, I will answer by…
  acknowledge(
    "\\bbien recu",
    "\\bbonne reception\\b",
    "\\b(?:accuse|accusons) reception\\b",
    "\\bbien (?:note|pris (?:note|connaissance))\\b",
  ),
  promise(
    "\\b(?:je|on|nous) vous (?:redis|redit|redisons|recontacte|recontactons|recontacterai|rappelle|rappellerai|tiens|tient|tenons|tiendrai|tiendrons|reponds|repond|repondrai|repondrons|redirai)\\b(?! que)",
    "\\b(?:je|on|nous) (?:reviens|revient|revenons|reviendrai|reviendra|reviendrons) (?:vers|vous)\\b",
    "\\b(?:je|on|nous) (?:regarde|regardons|etudie|etudions|verifie|verifions|me renseigne|nous renseignons)\\b",
  ),
];

function accept(...says: string[]): ActRule {
  return { act: "accept", says: anyOf(says), unless: new RegExp(`${NO.source}|\\bdepuis\\b|\\bannul`, "u") };
}

function propose(...says: string[]): ActRule {
  const unless = new RegExp(
    `${NO.source}|\\ba (?:la )?vent?e?(?:dre)?\\b|\\bvacances\\b|\\bnotre site\\b`,
    "u",
  );
  return { act: "propose", says: anyOf(says), unless };
}

/** « complet cette semaine », « pas possible de vous joindre » refuse nothing. */
function decline(reason: DeclineReason | undefined, ...says: string[]): ActRule {
  const unless =
    /\b(?:cette semaine|aujourd'hui|demain|ce (?:matin|soir)|joindre|ouvrir|telecharger|lire|repondre(?! (?:favorablement|positivement)))\b/;
  return { act: "decline", says: anyOf(says), unless, reason };
}

function passOn(...says: string[]): ActRule {
  const unless = /\b(?:urgence|question|besoin|hesitez|proprietaire|plus d'informations?)\b/;
  return { act: "pass-on", says: anyOf(says), unless };
}

function acknowledge(...says: string[]): ActRule {
  return { act: "acknowledge", says: anyOf(says), unless: NO };
}

function promise(...says: string[]): ActRule {
  return { ...acknowledge(...says), isPromise: true };
}

function anyOf(says: readonly string[]): RegExp {
  return new RegExp(says.join("|"), "u");
}
