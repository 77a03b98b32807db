// SPDX-License-Identifier: MIT
#include "facts/iso_time.hpp"

#include <cstdint>

#include "schedule/civil.hpp"

namespace cronlens::facts {
namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take_any(std::string_view options) {
    for (const char c : options) {
      if (take(c)) return true;
    }
    return false;
  }
  /// Exactly `digits` digits.
  bool number(int digits, int& out) {
    out = 0;
    for (int i = 0; i < digits; ++i, ++at_) {
      if (at_ >= text_.size() || text_[at_] < '0' || text_[at_] > '9') return false;
      out = out * 10 + (text_[at_] - '0');
    }
    return true;
  }
  double fraction() {
    double value = 0, scale = 0.1;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_, scale /= 10) {
      value += scale * (text_[at_] - '0');
    }
    return value;
  }
  bool at_end() const { return at_ == text_.size(); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<int> parse_offset(Scanner& scan) {
  if (scan.at_end() || scan.take_any("Zz")) return 0;
  const bool west = scan.take('-');
  if (!west && !scan.take('+')) return std::nullopt;
  int hours = 0, minutes = 0;
  if (!scan.number(2, hours)) return std::nullopt;
  scan.take(':');
  if (!scan.at_end() && !scan.number(2, minutes)) return std::nullopt;
  const int seconds = (hours * 60 + minutes) * 60;
  return west ? -seconds : seconds;
}

}  // namespace

std::optional<double> parse_iso_time(std::string_view text) {
  Scanner scan(text);
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  const bool date = scan.number(4, year) && scan.take('-') && scan.number(2, month) &&
                    scan.take('-') && scan.number(2, day);
  const bool time = date && scan.take_any("Tt ") && scan.number(2, hour) && scan.take(':') &&
                    scan.number(2, minute);
  if (!time || (scan.take(':') && !scan.number(2, second))) return std::nullopt;
  const double fraction = scan.take('.') ? scan.fraction() : 0;
  const auto offset = parse_offset(scan);
  if (!offset || !scan.at_end()) return std::nullopt;
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) || hour > 23 ||
      minute > 59 || second > 60) {
    return std::nullopt;
  }
  const std::int64_t days = days_from_civil({year, month, day});
  return static_cast<double>(days * 86400 + hour * 3600 + minute * 60 + second - *offset) +
         fraction;
}

}  // namespace cronlens::facts
