import { bytesAndTexts } from "./bytes-and-texts.js";
import type { Law } from "./law.js";
import { numbers } from "./numbers.js";
import { vendorDates } from "./vendor-dates.js";
import { xsdBounds, xsdTypes } from "./xsd-types.js";

/** What holds for the types of values, over all texts that they may be asked to read. */
export const valueTypes: readonly Law[] = [...numbers, ...bytesAndTexts, ...vendorDates, ...xsdTypes, ...xsdBounds];
