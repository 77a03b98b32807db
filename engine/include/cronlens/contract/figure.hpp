// SPDX-License-Identifier: MIT
// A Figure is a number that can explain itself: which measure it is, from how many runs it was
// made, and how many runs could not take part.
#pragma once

#include <optional>

#include "cronlens/describe.hpp"
#include "cronlens/measure.hpp"
#include "cronlens/quantity.hpp"

namespace cronlens {

struct MeasuredTag {
  static constexpr const char* unit = "measured";
};
/// A value whose unit is that of its measure.
using Measured = Quantity<MeasuredTag>;

struct Figure {
  MeasureId measure = MeasureId::runs;
  std::optional<Measured> value;
  Count used{0};
  Count left_out{0};
};
template <>
struct Shape<Figure> {
  static constexpr std::string_view name = "Figure";
  static constexpr std::string_view doc = "A value with its provenance.";
  static constexpr auto fields = std::make_tuple(
      field("measure", &Figure::measure, "which measure: gives the unit, sentence and formula"),
      field("value", &Figure::value, "the value in the measure's unit; absent = unknown"),
      field("used", &Figure::used, "rows (runs, or jobs for projections) it was made from"),
      field("leftOut", &Figure::left_out, "rows in the selection that lack what it needs"));
};

}  // namespace cronlens
