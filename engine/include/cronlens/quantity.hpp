// SPDX-License-Identifier: MIT
// Units as types. A Quantity adds to itself and to nothing else; a bare double never becomes one
// by accident. NaN is the one spelling of "unknown" inside columns; it leaves the engine as null.
#pragma once

#include <cmath>
#include <limits>
#include <optional>

namespace cronlens {

template <class Tag>
struct Quantity {
  double value = 0;

  constexpr Quantity() = default;
  constexpr explicit Quantity(double v) : value(v) {}

  static constexpr Quantity unknown() { return Quantity{std::numeric_limits<double>::quiet_NaN()}; }
  bool is_known() const { return !std::isnan(value); }

  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity{a.value + b.value};
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity{a.value - b.value};
  }
  friend constexpr bool operator<(Quantity a, Quantity b) { return a.value < b.value; }
  friend constexpr bool operator==(Quantity a, Quantity b) { return a.value == b.value; }
};

/// The value as a Q, or Q's spelling of "unknown" where there is none.
template <class Q>
Q known_or_unknown(std::optional<double> value) {
  return value ? Q(*value) : Q::unknown();
}

struct UsdTag {
  static constexpr const char* unit = "usd";
};
struct TokensTag {
  static constexpr const char* unit = "tokens";
};
struct CountTag {
  static constexpr const char* unit = "count";
};
struct SecondsTag {
  static constexpr const char* unit = "seconds";
};
struct InstantTag {
  static constexpr const char* unit = "instant";
};
struct FractionTag {
  static constexpr const char* unit = "fraction";
};
struct MultipleTag {
  static constexpr const char* unit = "multiple";
};

/// US dollars.
using Usd = Quantity<UsdTag>;
/// LLM tokens.
using Tokens = Quantity<TokensTag>;
/// Whole things: runs, jobs, rows.
using Count = Quantity<CountTag>;
/// A length of time.
using Seconds = Quantity<SecondsTag>;
/// A moment: seconds since 1970-01-01T00:00:00Z.
using Instant = Quantity<InstantTag>;
/// A part of a whole: 0.25 is a quarter.
using Fraction = Quantity<FractionTag>;
/// A ratio of two like things: 2 is twice as much.
using Multiple = Quantity<MultipleTag>;

}  // namespace cronlens
