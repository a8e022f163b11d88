import type { Interest } from "#models/submission";
import { searchWordsOfPerson } from "./candidate-words";

type Named = Pick<Interest, "firstName" | "lastName" | "email" | "phone">;

/** Whom a request names, as a candidate is named. */
export function personOfInterest({ firstName, lastName, email, phone }: Named) {
  return { firstName, lastName, emails: email ? [email] : [], phones: phone ? [phone] : [] };
}

/** What a request is found by while it waits. */
export function searchWordsOfInterest(interest: Named): string[] {
  return searchWordsOfPerson(personOfInterest(interest));
}
