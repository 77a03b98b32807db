// SPDX-License-Identifier: MIT
#include "codec/contract_text.hpp"

#include "codec/typescript.hpp"
#include "cronlens/contract.hpp"
#include "cronlens/contract_hash.hpp"

namespace cronlens {

std::string contract_typescript() {
  typescript::Emitter emit;
  emit.raw(
      "// Generated from engine/include/cronlens by scripts/build. Do not edit.\n"
      "import type { Column, TextColumn, Unit, WireReader } from './wire';\n"
      "import type { WireWriter } from './wire_writer';\n\n");
  emit.add_units();
  emit.add_enum<Unit>();
  emit.add_enum<ErrorCode>();
  emit.add_enum<CaveatCode>();
  emit.add_enum<WindowKind>();
  emit.add_enum<OutcomeFilter>();
  emit.add_enum<ModeFilter>();
  emit.add_enum<Direction>();
  emit.add_enum<JobSort>();
  emit.add_enum<RunSort>();
  emit.add_enum<Trend>();
  emit.add_enum<Bucket>();
  emit.add_enum<LeaderCategory>();
  emit.add_enum<RunOutcome>();
  emit.add_enum<MeasureId>();
  emit.raw(
      "export interface Measure {\n  readonly unit: UnitName;\n  readonly label: string;\n"
      "  readonly sentence: string;\n  readonly formula: string;\n}\n\n");
  emit.add_measures("MEASURES", "MeasureId", kMeasures);
  emit.add_question<Window>();
  emit.add_question<TimeZone>();
  emit.add_question<Query>();
  emit.add_question<WhatIf>();
  emit.add_question<CompareRequest>();
  emit.add_question<RunsRequest>();
  emit.add_question<JobRequest>();
  emit.add_question<SparklinesRequest>();
  emit.add_answer<Error>();
  emit.add_answer<Caveat>();
  emit.add_answer<Snapshot>();
  emit.add_answer<Figure>();
  emit.add_answer<Overview>();
  emit.add_answer<Coverage>();
  emit.add_answer<Timeline>();
  emit.add_answer<Leader>();
  emit.add_answer<Breakdown>();
  emit.add_answer<JobTable>();
  emit.add_answer<Dashboard>();
  emit.add_answer<SumTable>();
  emit.add_answer<Comparison>();
  emit.add_answer<JobDetail>();
  emit.add_answer<Sparklines>();
  emit.add_answer<Run>();
  emit.add_answer<RunPage>();
  emit.raw("/** Differs whenever a type, field or spelling above does. */\n");
  emit.raw("export const CONTRACT_HASH = '" + contract_hash() + "';\n");
  return emit.take();
}

}  // namespace cronlens
