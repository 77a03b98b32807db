// SPDX-License-Identifier: MIT
#include "report/words.hpp"

#include <array>
#include <cmath>
#include <cstdint>

#include "cronlens/measure.hpp"
#include "schedule/civil.hpp"

namespace cronlens::report {
namespace {

constexpr const char* kUnknown = "unknown";

std::string two_digits(std::int64_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

bool is_sum(MeasureId id) {
  switch (id) {
    case MeasureId::cost:
    case MeasureId::success_cost:
    case MeasureId::failure_cost:
    case MeasureId::tokens:
    case MeasureId::total_duration:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        // Control characters are errors in HTML, but for white space.
        out += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
    }
  }
  return out;
}

std::string grouped(double value, int digits) {
  const double unit = std::pow(10.0, digits);
  const double size = std::round(std::abs(value) * unit);
  if (!(size < 9e15)) return std::to_string(value);
  const auto all = static_cast<std::int64_t>(size);
  const auto one = static_cast<std::int64_t>(unit);
  std::string whole = std::to_string(all / one);
  for (int at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3) {
    whole.insert(static_cast<std::size_t>(at), ",");
  }
  if (digits > 0) {
    std::string rest = std::to_string(all % one);
    rest.insert(0, static_cast<std::size_t>(digits) - rest.size(), '0');
    whole += "." + rest;
  }
  return (value < 0 && all != 0 ? "-" : "") + whole;
}

std::string usd(std::optional<double> value) {
  if (!value) return kUnknown;
  const double size = std::abs(*value);
  // Cents of cents matter where a run costs less than one.
  const int digits = size == 0 || size >= 0.1 ? 2 : size >= 0.001 ? 4 : 6;
  return (*value < 0 ? "-$" : "$") + grouped(size, digits);
}

std::string seconds_text(std::optional<double> value) {
  if (!value) return kUnknown;
  if (*value < 100) return grouped(*value, 1) + " s";
  const auto whole = static_cast<std::int64_t>(std::llround(std::min(*value, 9e12)));
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return grouped(static_cast<double>(whole / 3600), 0) + " h " + std::to_string(whole % 3600 / 60) +
         " min";
}

std::string moment(std::optional<double> value) {
  if (!value || !(std::abs(*value) < 2e11)) return kUnknown;
  const auto second = static_cast<std::int64_t>(std::floor(*value));
  const std::int64_t day = floor_div(second, 86400);
  const std::int64_t within = second - day * 86400;
  const CivilDate date = civil_from_days(day);
  return std::to_string(date.year) + "-" + two_digits(date.month) + "-" + two_digits(date.day) +
         " " + two_digits(within / 3600) + ":" + two_digits(within % 3600 / 60) + " UTC";
}

std::string figure_text(const Figure& figure) {
  if (!figure.value) return kUnknown;
  const double value = figure.value->value;
  std::string text;
  switch (kMeasures[std::size_t(figure.measure)].unit) {
    case Unit::usd:
      text = usd(value);
      break;
    case Unit::tokens:
    case Unit::count:
      text = grouped(value, 0);
      break;
    case Unit::seconds:
      text = seconds_text(value);
      break;
    case Unit::fraction:
      text = grouped(100 * value, 1) + " %";
      break;
    case Unit::multiple:
      text = grouped(value, 2) + "×";
      break;
    case Unit::days:
      text = grouped(value, 1) + " days";
      break;
  }
  const bool is_partial = is_sum(figure.measure) && figure.left_out.value > 0;
  return is_partial ? "at least " + text : text;
}

}  // namespace cronlens::report
