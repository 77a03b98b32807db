// The decide view's questions as the bytes that cross to its engine.
import {
  type AddPricesRequest,
  type BackTestRequest,
  type ForecastRequest,
  type PriceChoicesRequest,
  type PricesRequest,
  type UnexpectedRequest,
  type WhatIfRequest,
  writeAddPricesRequest,
  writeBackTestRequest,
  writeForecastRequest,
  writePriceChoicesRequest,
  writePricesRequest,
  writeUnexpectedRequest,
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
  forecast: (request: ForecastRequest) => writer.encode((w) => writeForecastRequest(w, request)),
  backTest: (request: BackTestRequest) => writer.encode((w) => writeBackTestRequest(w, request)),
  unexpected: (request: UnexpectedRequest) =>
    writer.encode((w) => writeUnexpectedRequest(w, request)),
} as const;
