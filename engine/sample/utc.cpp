// SPDX-License-Identifier: MIT
#include "sample/utc.hpp"

namespace cronlens::sample {
namespace {

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

void put_digits(std::string& out, std::int64_t value, int width) {
  const std::size_t from = out.size();
  out.append(static_cast<std::size_t>(width), '0');
  for (std::size_t i = out.size(); i > from && value > 0; value /= 10) {
    out[--i] = static_cast<char>('0' + value % 10);
  }
}

void put_date(std::string& out, Millis at, const char* separator) {
  const CivilDay day = civil_day(at);
  put_digits(out, day.year, 4);
  out += separator;
  put_digits(out, day.month, 2);
  out += separator;
  put_digits(out, day.day, 2);
}

void put_time(std::string& out, Millis at, const char* separator) {
  const Millis in_day = at - midnight(at);
  put_digits(out, in_day / kHour, 2);
  out += separator;
  put_digits(out, in_day / kMinute % 60, 2);
  out += separator;
  put_digits(out, in_day / kSecond % 60, 2);
}

}  // namespace

Millis midnight(Millis at) {
  return floor_div(at, kDay) * kDay;
}

// Howard Hinnant's civil_from_days: years start in March, so a leap day is the last of its year.
CivilDay civil_day(Millis at) {
  const std::int64_t days = floor_div(at, kDay);
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = floor_div(shifted, 146097);
  const std::int64_t of_era = shifted - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t from_march = (5 * of_year + 2) / 153;
  CivilDay out;
  out.day = static_cast<int>(of_year - (153 * from_march + 2) / 5 + 1);
  out.month = static_cast<int>(from_march < 10 ? from_march + 3 : from_march - 9);
  out.year = static_cast<int>(year + era * 400 + (out.month <= 2 ? 1 : 0));
  out.weekday = static_cast<int>(days + 4 - floor_div(days + 4, 7) * 7);
  return out;
}

std::string session_stamp(Millis at) {
  std::string out;
  put_date(out, at, "");
  out += '_';
  put_time(out, at, "");
  return out;
}

std::string iso_time(Millis at) {
  std::string out;
  put_date(out, at, "-");
  out += 'T';
  put_time(out, at, ":");
  return out + "+00:00";
}

}  // namespace cronlens::sample
