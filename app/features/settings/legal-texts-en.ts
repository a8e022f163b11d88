import type { Settings } from "~/core/settings.server";
import { formatPhone, NBSP } from "~/vocabulary/typography";
import type { LegalTexts } from "./legal-texts-fr";

export const ENGLISH_LEGAL_TEXTS: LegalTexts = {
  titles: {
    privacy: "Privacy",
    notices: "Legal notice",
    accessibility: "Accessibility",
  },
  texts: {
    privacy: ({ programme, owner, ...brand }) => `
“${programme}” is a public service. The controller of this processing is ${owner}.

## What we do with your request

We read what you write in the form in order to answer you and to support you: professional project, housing, work for the person who comes with you, school, childcare. The legal basis is a task carried out in the public interest (GDPR, Article 6(1)(e)); what we pass on to a partner is based on your consent (Article 6(1)(a)).

## Who reads it

- The members of our team, each for their own area.
- A partner, only if you agree, and only what they need in order to answer: never your name when it is about housing.
- Nobody else. Those who recruit never see anything about your family. Nothing is sold; there is no audience measurement and no tracker.

## For how long

We keep your request for two years after we last hear from you, then we erase it.

## Your rights

You may see, correct or erase your data, take them elsewhere, restrict or object to their use, and withdraw a consent at any time. ${reach(brand)} You may also lodge a complaint with the CNIL, the French data protection authority (cnil.fr).

## What your device keeps

The form keeps a draft on your device for seven days, erased as soon as you send it; for ten minutes after sending, a cookie remembers the area you chose, so that we can name the right person. Nothing else, except for members of the team who sign in.
`,
    notices: ({ programme, owner, ...brand }) => `
## Publisher

“${programme}” is published by ${owner}. ${reach(brand)}

## Publication

Publication director: the person who legally represents the publisher.

## Hosting

The site is hosted by the publisher or by the provider it appoints, whose contact details are given on request.

## Content

The texts may be reused if “${programme}” is quoted as their source. The data on municipalities and groups of municipalities come from Insee and from the official database of postcodes (Licence Ouverte, the French open licence).
`,
    accessibility: ({ programme, owner, ...brand }) => `
We undertake to make “${programme}” accessible to everyone (Article 47 of the French Act of 11 February 2005). Responsible for the site: ${owner}.

## Status

These pages are made to comply with RGAA 4, the French accessibility standard, and with WCAG 2.2, level AA: they can be read with a keyboard, with a screen reader, without scripts, in light or dark colours, on a small screen or enlarged. They are checked by automatic tests; no external audit has been published yet.

## A difficulty?

${reach(brand)} We answer, and we give you in another way what the page did not give you.

## If our answer is not enough

If no answer comes or if it does not suit you, you may refer the matter to the Defender of Rights (defenseurdesdroits.fr, telephone 09${NBSP}69${NBSP}39${NBSP}00${NBSP}00 in France).
`,
  },
};

function reach({ email, phone }: Pick<Settings["brand"], "email" | "phone">): string {
  const ways = [email && `write to ${email}`, phone && `call ${formatPhone(phone)}`].filter(Boolean);
  return ways.length > 0
    ? `To reach us, ${ways.join(" or ")}.`
    : "To reach us, call the person in charge of your area (see the home page).";
}
