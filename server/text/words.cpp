// SPDX-License-Identifier: MIT
#include "text/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace cronlens::server::text {
namespace {

constexpr double kMinute = 60, kHour = 3600, kDay = 86400;

std::string fixed(double value, int digits) {
  std::array<char, 400> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
  return buffer.data();
}

/// Commas between thousands.
std::string grouped(std::string digits) {
  const auto point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = point; at > first + 3;) digits.insert(at -= 3, ",");
  return digits;
}

/// Two digits that count: 0.0042, 0.050.
std::string two_digits(double value) {
  const int places = 1 - static_cast<int>(std::floor(std::log10(value)));
  return fixed(value, places);
}

/// Three digits that count, and the letter of their thousands.
std::string compact(double value) {
  constexpr std::array<const char*, 5> kLetters{"", "K", "M", "B", "T"};
  std::size_t step = 0;
  while (std::abs(value) >= 999.5 && step + 1 < kLetters.size()) {
    value /= 1000;
    ++step;
  }
  const double size = std::abs(value);
  std::string digits = fixed(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  return grouped(digits) + kLetters[step];
}

std::string pair(double big, const char* big_unit, double small, const char* small_unit) {
  const std::string first = fixed(big, 0) + big_unit;
  return small > 0 ? first + " " + fixed(small, 0) + small_unit : first;
}

std::string percent(double value) {
  const bool is_small = std::abs(value) < 0.1;
  std::string digits = fixed(value * 100, is_small ? 1 : 0);
  if (digits.ends_with(".0")) digits.erase(digits.size() - 2);
  return grouped(digits == "-0" ? "0" : digits) + "%";
}

std::string whole_or_tenth(double value) {
  return grouped(fixed(value, value == std::trunc(value) ? 0 : 1));
}

}  // namespace

std::string words(Usd value) {
  if (!value.is_known()) return kUnknown;
  const std::string sign = value.value < 0 ? "-" : "";
  const double size = std::abs(value.value);
  if (size == 0 || size >= 0.1) return sign + "$" + grouped(fixed(size, 2));
  return size < 1e-6 ? "<$0.000001" : sign + "$" + two_digits(size);
}

std::string words(Tokens value) {
  if (!value.is_known()) return kUnknown;
  return std::abs(value.value) < 10'000 ? grouped(fixed(value.value, 0)) : compact(value.value);
}

std::string words(Count value) {
  return value.is_known() ? grouped(fixed(value.value, 0)) : kUnknown;
}

std::string words(Seconds value) {
  if (!value.is_known()) return kUnknown;
  if (value.value < 0) return "-" + words(Seconds(-value.value));
  if (value.value < 9.95) return fixed(value.value, 1) + "s";
  const double whole = std::round(value.value);
  if (whole < kMinute) return fixed(whole, 0) + "s";
  if (whole < kHour) {
    return pair(std::floor(whole / kMinute), "m", std::fmod(whole, kMinute), "s");
  }
  if (whole < 2 * kDay) {
    return pair(std::floor(whole / kHour), "h", std::floor(std::fmod(whole, kHour) / kMinute), "m");
  }
  return pair(std::floor(whole / kDay), "d", std::floor(std::fmod(whole, kDay) / kHour), "h");
}

std::string words(Fraction value) {
  return value.is_known() ? percent(value.value) : kUnknown;
}

std::string words(Multiple value) {
  return value.is_known() ? grouped(fixed(value.value, 2)) + "\xC3\x97" : kUnknown;
}

bool is_known(const Figure& figure) {
  if (!figure.value || !figure.value->is_known()) return false;
  return figure.value->value != 0 || figure.used.value > 0 || figure.left_out.value == 0;
}

std::string words(const Figure& figure) {
  if (!is_known(figure)) return kUnknown;
  const double value = figure.value->value;
  switch (kMeasures[static_cast<std::size_t>(figure.measure)].unit) {
    case Unit::usd:
      return words(Usd(value));
    case Unit::tokens:
      return words(Tokens(value));
    case Unit::seconds:
      return words(Seconds(value));
    case Unit::fraction:
      return words(Fraction(value));
    case Unit::multiple:
      return words(Multiple(value));
    case Unit::days:
      return whole_or_tenth(value);
    default:
      return words(Count(value));
  }
}

std::string change_words(const Figure& figure) {
  if (!is_known(figure)) return kUnknown;
  const std::string size = percent(figure.value->value);
  return figure.value->value > 0 ? "+" + size : size;
}

std::string counted(double number, const std::string& one, const std::string& many) {
  return words(Count(number)) + " " + (number == 1 ? one : many);
}

}  // namespace cronlens::server::text
