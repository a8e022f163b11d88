import { afterAll, beforeAll } from "vitest";
import { closeOwnSite, openOwnSite } from "./own-site";

beforeAll(openOwnSite);
afterAll(closeOwnSite);
