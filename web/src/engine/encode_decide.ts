// The decide view's questions as the bytes that cross to its engine.
import {
  type AddPricesRequest,
  type PriceChoicesRequest,
  type PricesRequest,
  type WhatIfRequest,
  writeAddPricesRequest,
  writePriceChoicesRequest,
  writePricesRequest,
  writeWhatIfRequest,
} from '../contract/decide.gen';
import { WireWriter } from '../contract/wire_writer';

const writer = new WireWriter();

/** Each gives a view that is valid until the next question. */
export const encodeDecide = {
  addPrices: (request: AddPricesRequest) => writer.encode((w) => writeAddPricesRequest(w, request)),
  prices: (request: PricesRequest) => writer.encode((w) => writePricesRequest(w, request)),
  whatIf: (request: WhatIfRequest) => writer.encode((w) => writeWhatIfRequest(w, request)),
  priceChoices: (request: PriceChoicesRequest) =>
    writer.encode((w) => writePriceChoicesRequest(w, request)),
} as const;
