import { nationalDigits } from "~/core/phone-digits";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";

interface Named {
  firstName: string;
  lastName: string;
  birthName?: string;
  emails: string[];
  phones: string[];
}

/** What a search reads, a recruteur's too, so never the birth name: folded prefixes of the names, the e-mails and the phones' digits; names mistyped too. */
export function searchWordsOfPerson({ firstName, lastName, emails, phones }: Named): string[] {
  return [
    ...searchWordsOf(firstName, lastName, ...emails, ...phones.map(nationalDigits)),
    ...nearWordsOf(firstName, lastName),
  ];
}

/** What two records of one person have in common: e-mail, phone, or name in any order, the birth name too. */
export function duplicateKeysOf({ firstName, lastName, birthName, emails, phones }: Named): string[] {
  const names = [lastName, birthName || lastName].map((name) => inAnyOrder(`${firstName} ${name}`));
  return [
    ...emails.map((email) => `email:${email.trim().toLowerCase()}`),
    ...phones.map((phone) => `phone:${nationalDigits(phone)}`),
    ...[...new Set(names)].map((name) => `name:${name}`),
  ];
}

function inAnyOrder(name: string): string {
  return fold(name).split(" ").sort().join(" ");
}
