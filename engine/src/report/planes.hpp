// SPDX-License-Identifier: MIT
// Columns as bytes that pack well: numbers by their bytes, lowest first (what two neighbours share
// then stands side by side), amounts of money and time as whole numbers of their last digit.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "statistics/double_bits.hpp"

namespace cronlens::report {

using statistics::bits_of;
using statistics::number_of;

using Bytes = std::vector<std::uint8_t>;

/// A whole number that may be unknown, as one that cannot be negative.
inline std::uint64_t folded(std::optional<std::int64_t> value) {
  if (!value) return 0;
  const auto bits = static_cast<std::uint64_t>(*value);
  return ((bits << 1) ^ (*value < 0 ? ~std::uint64_t{0} : 0)) + 1;
}

inline std::optional<std::int64_t> unfolded(std::uint64_t value) {
  if (value == 0) return std::nullopt;
  const std::uint64_t bits = value - 1;
  return static_cast<std::int64_t>((bits >> 1) ^ (~(bits & 1) + 1));
}

class PlaneWriter {
 public:
  void raw(std::string_view bytes);
  void number(std::uint64_t value);
  void text(std::string_view value);
  void numbers(const std::vector<std::uint64_t>& values);
  /// NaN is unknown. expected(row) is a guess that the reader can make as well; NaN for none.
  template <class Expected>
  void amounts(const std::vector<double>& values, Expected expected);

  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

class PlaneReader {
 public:
  explicit PlaneReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  /// False once something was not there; what is read then is zero or empty.
  bool ok() const { return ok_; }
  std::string raw(std::size_t size);
  std::uint64_t number();
  std::string text();
  /// Exactly `count` of them.
  std::vector<std::uint64_t> numbers(std::size_t count);
  /// `values` grows while expected(row) is asked, which may look at the rows before.
  template <class Expected>
  void amounts(std::size_t count, std::vector<double>& values, Expected expected);

 private:
  std::span<const std::uint8_t> take(std::uint64_t size);

  std::span<const std::uint8_t> bytes_;
  bool ok_ = true;
};

/// Whole numbers below are exact as doubles.
inline constexpr double kExact = 9e15;

/// Digits behind the point that make every value whole; nothing where no such number is exact.
std::optional<double> common_scale(const std::vector<double>& values);

/// 0 for what is unknown, or too large to be exact.
inline std::int64_t whole(double value, double scale) {
  return std::abs(value * scale) < kExact ? std::llround(value * scale) : 0;
}

template <class Expected>
void PlaneWriter::amounts(const std::vector<double>& values, Expected expected) {
  const auto scale = common_scale(values);
  number(scale ? static_cast<std::uint64_t>(*scale) : 0);
  std::vector<std::uint64_t> coded;
  coded.reserve(values.size());
  for (std::size_t row = 0; row < values.size(); ++row) {
    const double value = values[row];
    if (!scale) {
      coded.push_back(bits_of(value));
    } else if (std::isnan(value)) {
      coded.push_back(0);
    } else {
      coded.push_back(folded(whole(value, *scale) - whole(expected(row), *scale)));
    }
  }
  numbers(coded);
}

template <class Expected>
void PlaneReader::amounts(std::size_t count, std::vector<double>& values, Expected expected) {
  const auto scale = static_cast<double>(number());
  const auto coded = numbers(count);
  if (!ok_) return;
  values.reserve(count);
  for (std::size_t row = 0; row < count; ++row) {
    if (scale == 0) {
      values.push_back(number_of(coded[row]));
      continue;
    }
    const auto difference = unfolded(coded[row]);
    // Unsigned: a damaged report may overflow, and is refused by the bounds of the columns.
    const auto sum = static_cast<std::uint64_t>(whole(expected(row), scale)) +
                     static_cast<std::uint64_t>(difference.value_or(0));
    values.push_back(difference ? static_cast<double>(static_cast<std::int64_t>(sum)) / scale
                                : std::numeric_limits<double>::quiet_NaN());
  }
}

}  // namespace cronlens::report
