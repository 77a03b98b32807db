// SPDX-License-Identifier: MIT
#include "codec/contract_text.hpp"
#include "codec/typescript.hpp"
#include "cronlens/contract/decide_hash.hpp"

namespace cronlens {

template <>
struct typescript::Measures<DecideMeasureId> {
  static constexpr bool value = true;
};

std::string decide_typescript() {
  typescript::Emitter emit;
  emit.raw(
      "// Generated from engine/include/cronlens/contract/decide by scripts/build. Do not edit.\n"
      "import type {\n  Count,\n  Fraction,\n  Instant,\n  Measure,\n  Measured,\n  Multiple,\n  "
      "Query,\n"
      "  Tokens,\n  Usd,\n} from './contract.gen';\n"
      "import { writeQuery } from './contract.gen';\n"
      "import type { Column, TextColumn, WireReader } from './wire';\n"
      "import type { WireWriter } from './wire_writer';\n\n");
  emit.add_enum<DecideMeasureId>();
  emit.add_measures("DECIDE_MEASURES", "DecideMeasureId", kDecideMeasures);
  emit.add_enum<PriceOrigin>();
  emit.add_question<AddPricesRequest>();
  emit.add_question<RemovePricesRequest>();
  emit.add_question<PricesRequest>();
  emit.add_question<Scenario>();
  emit.add_question<WhatIfRequest>();
  emit.add_question<PriceChoicesRequest>();
  emit.add_enum<ForecastSpan>();
  emit.add_question<ForecastRequest>();
  emit.add_question<BackTestRequest>();
  emit.add_question<EditBudgetsRequest>();
  emit.add_question<BudgetsRequest>();
  emit.add_question<UnexpectedRequest>();
  emit.add_answer<DecideFigure>();
  emit.add_answer<PriceList>();
  emit.add_answer<PriceLists>();
  emit.add_answer<ModelPrices>();
  emit.add_answer<JobPrices>();
  emit.add_answer<PriceReport>();
  emit.add_answer<WhatIfJobs>();
  emit.add_answer<WhatIfMatrix>();
  emit.add_answer<WhatIfAnswer>();
  emit.add_answer<PriceChoices>();
  emit.add_answer<CostPath>();
  emit.add_answer<ForecastJobs>();
  emit.add_answer<ForecastAnswer>();
  emit.add_answer<BackTests>();
  emit.add_answer<BudgetText>();
  emit.add_answer<BudgetLimits>();
  emit.add_answer<BudgetVerdicts>();
  emit.add_answer<BudgetOutlook>();
  emit.add_answer<BudgetCrossings>();
  emit.add_answer<BudgetAnswer>();
  emit.add_answer<Departures>();
  emit.add_answer<UnexpectedAnswer>();
  emit.raw("/** Differs whenever a type, field or spelling above does. */\n");
  emit.raw("export const DECIDE_HASH = '" + hash_text(kDecideHash) + "';\n");
  return emit.take();
}

}  // namespace cronlens
