// SPDX-License-Identifier: MIT
// The functions that sql.js adds to SQLite's own by default and calls legacy: texts as rows of
// characters, and statistics of a group.
#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "host.hpp"

namespace cronlens::sql {
namespace {

using Context = sqlite3_context*;
using Values = sqlite3_value**;

bool has_null(int count, Values values) {
  return std::any_of(values, values + count,
                     [](auto* value) { return sqlite3_value_type(value) == SQLITE_NULL; });
}
std::string_view text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)))
              : std::string_view();
}
void give(Context context, std::string_view text) {
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// A text as its characters.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    found.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return found;
}

constexpr sqlite3_int64 kLongest = 1'000'000'000;

/// The wanted length of the second argument; an error when it is negative or too much.
bool wanted(Context context, Values values, std::size_t& size) {
  const sqlite3_int64 asked = sqlite3_value_int64(values[1]);
  size = static_cast<std::size_t>(std::max<sqlite3_int64>(asked, 0));
  if (asked < 0) sqlite3_result_error(context, "domain error", -1);
  if (asked > kLongest) sqlite3_result_error_toobig(context);
  return asked >= 0 && asked <= kLongest;
}

enum class Side { left, right, both };

template <Side side>
void pad(Context context, int count, Values values) {
  std::size_t size = 0;
  if (has_null(count, values)) return sqlite3_result_null(context);
  if (!wanted(context, values, size)) return;
  const std::string_view text = text_of(values[0]);
  const std::size_t length = characters(text).size();
  const std::size_t missing = size > length ? size - length : 0;
  const std::size_t before = side == Side::left ? missing : side == Side::right ? 0 : missing / 2;
  std::string padded(before, ' ');
  padded += text;
  padded.append(missing - before, ' ');
  give(context, padded);
}

template <bool from_end>
void part(Context context, int count, Values values) {
  if (has_null(count, values)) return sqlite3_result_null(context);
  const std::string_view text = text_of(values[0]);
  const auto all = characters(text);
  const sqlite3_int64 asked = std::max<sqlite3_int64>(sqlite3_value_int64(values[1]), 0);
  const std::size_t size = std::min(static_cast<std::size_t>(asked), all.size());
  if (size == 0) return give(context, "");
  const std::string_view first = from_end ? all[all.size() - size] : all.front();
  const std::string_view last = from_end ? all.back() : all[size - 1];
  give(context, {first.data(), static_cast<std::size_t>(last.end() - first.begin())});
}

void replicate(Context context, int count, Values values) {
  std::size_t times = 0;
  if (has_null(count, values)) return sqlite3_result_null(context);
  if (!wanted(context, values, times)) return;
  const std::string_view text = text_of(values[0]);
  if (static_cast<sqlite3_int64>(text.size() * times) > kLongest) {
    return sqlite3_result_error_toobig(context);
  }
  std::string repeated;
  for (std::size_t done = 0; done < times; ++done) repeated += text;
  give(context, repeated);
}

void reverse(Context context, int count, Values values) {
  if (has_null(count, values)) return sqlite3_result_null(context);
  const auto all = characters(text_of(values[0]));
  std::string reversed;
  for (auto at = all.rbegin(); at != all.rend(); ++at) reversed += *at;
  give(context, reversed);
}

void proper(Context context, int count, Values values) {
  if (has_null(count, values)) return sqlite3_result_null(context);
  std::string text(text_of(values[0]));
  bool begins = true;
  for (char& letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x80) letter = static_cast<char>(begins ? std::toupper(byte) : std::tolower(byte));
    begins = byte == ' ' || byte == '\t';
  }
  give(context, text);
}

/// Where the first text begins in the second, counted from 1; 0: nowhere.
void char_index(Context context, int count, Values values) {
  if (has_null(count, values)) return sqlite3_result_null(context);
  const auto wanted = characters(text_of(values[0])), all = characters(text_of(values[1]));
  const sqlite3_int64 asked = count > 2 ? sqlite3_value_int64(values[2]) : 1;
  const auto size = static_cast<sqlite3_int64>(all.size());
  const auto skipped = std::clamp<sqlite3_int64>(asked - 1, 0, size);
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(skipped);
  const auto found = std::search(begin, all.end(), wanted.begin(), wanted.end());
  const bool none = wanted.empty() || found == all.end();
  sqlite3_result_int64(context, none ? 0 : found - all.begin() + 1);
}

void filter_text(Context context, int count, Values values) {
  if (has_null(count, values)) return sqlite3_result_null(context);
  const auto allowed = characters(text_of(values[1]));
  std::string kept;
  for (const auto& letter : characters(text_of(values[0]))) {
    if (std::find(allowed.begin(), allowed.end(), letter) != allowed.end()) kept += letter;
  }
  give(context, kept);
}

/// As sql.js has it: the first letter, and three digits for how the word sounds, from that letter
/// on.
std::string sound_of(std::string_view text) {
  constexpr std::string_view kDigits = "01230120022455012623010202";
  std::string code;
  for (const char letter : text) {
    if (!std::isalpha(static_cast<unsigned char>(letter))) continue;
    const auto upper = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    const char digit = kDigits[static_cast<std::size_t>(upper - 'A')];
    if (code.empty()) code += upper;
    if (digit != '0') code += digit;
    if (code.size() == 4) break;
  }
  code.resize(4, '0');
  return code;
}

void difference(Context context, int count, Values values) {
  if (has_null(count, values)) return sqlite3_result_null(context);
  const std::string first = sound_of(text_of(values[0])), second = sound_of(text_of(values[1]));
  int same = 0;
  for (std::size_t at = 0; at < first.size(); ++at) same += first[at] == second[at];
  sqlite3_result_int(context, same);
}

template <double (*formula)(double)>
void number(Context context, int count, Values values) {
  if (has_null(count, values)) return sqlite3_result_null(context);
  sqlite3_result_double(context, formula(sqlite3_value_double(values[0])));
}
double cotangent(double x) {
  return 1 / std::tan(x);
}
double hyperbolic_cotangent(double x) {
  return 1 / std::tanh(x);
}
void square(Context context, int count, Values values) {
  if (has_null(count, values)) return sqlite3_result_null(context);
  if (sqlite3_value_type(values[0]) == SQLITE_INTEGER) {
    const auto root = static_cast<sqlite3_uint64>(sqlite3_value_int64(values[0]));
    return sqlite3_result_int64(context, static_cast<sqlite3_int64>(root * root));
  }
  const double root = sqlite3_value_double(values[0]);
  sqlite3_result_double(context, root * root);
}
void arc_tangent(Context context, int count, Values values) {
  if (has_null(count, values)) return sqlite3_result_null(context);
  sqlite3_result_double(
      context, std::atan2(sqlite3_value_double(values[0]), sqlite3_value_double(values[1])));
}

/// The numbers of a group; they stay until it is finished.
struct Group {
  std::vector<double>* numbers;
  bool integers;
};

Group* group_of(Context context) {
  auto* group = static_cast<Group*>(sqlite3_aggregate_context(context, sizeof(Group)));
  if (group && !group->numbers) *group = {new std::vector<double>, true};
  return group;
}
void collect(Context context, int, Values values) {
  Group* group = group_of(context);
  if (!group || sqlite3_value_numeric_type(values[0]) == SQLITE_NULL) return;
  group->integers &= sqlite3_value_numeric_type(values[0]) == SQLITE_INTEGER;
  group->numbers->push_back(sqlite3_value_double(values[0]));
}
void give(Context context, double result, bool integer) {
  if (integer && result == std::floor(result)) {
    sqlite3_result_int64(context, static_cast<sqlite3_int64>(result));
  } else {
    sqlite3_result_double(context, result);
  }
}

template <void (*finish)(Context, std::vector<double>&, bool)>
void finalize_group(Context context) {
  Group* group = group_of(context);
  if (!group) return sqlite3_result_error_nomem(context);
  std::sort(group->numbers->begin(), group->numbers->end());
  finish(context, *group->numbers, group->integers);
  delete group->numbers;
  group->numbers = nullptr;
}

double variance_of(const std::vector<double>& numbers) {
  double mean = 0, squares = 0, seen = 0;
  for (const double x : numbers) {
    const double off = x - mean;
    mean += off / ++seen;
    squares += off * (x - mean);
  }
  return seen > 1 ? squares / (seen - 1) : 0;
}
void variance(Context context, std::vector<double>& numbers, bool) {
  sqlite3_result_double(context, variance_of(numbers));
}
void deviation(Context context, std::vector<double>& numbers, bool) {
  sqlite3_result_double(context, std::sqrt(variance_of(numbers)));
}
/// The most frequent number; null when two are equally frequent.
void mode(Context context, std::vector<double>& numbers, bool integers) {
  std::ptrdiff_t most = 0, rivals = 0;
  double best = 0;
  for (auto at = numbers.begin(); at != numbers.end();) {
    const auto end = std::upper_bound(at, numbers.end(), *at);
    if (end - at > most) most = end - at, best = *at, rivals = 0;
    rivals += end - at == most;
    at = end;
  }
  if (rivals == 1) give(context, best, integers);
}
/// The mean of all numbers that have at least the share of the group on either side.
template <int percent>
void quantile(Context context, std::vector<double>& numbers, bool integers) {
  const double size = static_cast<double>(numbers.size());
  const double below = size * percent / 100, above = size - below;
  double sum = 0, found = 0;
  for (auto at = numbers.begin(); at != numbers.end();) {
    const auto end = std::upper_bound(at, numbers.end(), *at);
    const bool enough = static_cast<double>(end - numbers.begin()) >= below &&
                        static_cast<double>(numbers.end() - at) >= above;
    if (enough) sum += *at, found += 1;
    at = end;
  }
  if (found > 0) give(context, sum / found, integers && found == 1);
}

struct Scalar {
  const char* name;
  int arity;
  void (*run)(Context, int, Values);
};
constexpr Scalar kScalars[] = {
    {"padl", 2, pad<Side::left>},  {"padr", 2, pad<Side::right>},
    {"padc", 2, pad<Side::both>},  {"leftstr", 2, part<false>},
    {"rightstr", 2, part<true>},   {"replicate", 2, replicate},
    {"reverse", 1, reverse},       {"proper", 1, proper},
    {"charindex", 2, char_index},  {"charindex", 3, char_index},
    {"strfilter", 2, filter_text}, {"difference", 2, difference},
    {"cot", 1, number<cotangent>}, {"square", 1, square},
    {"atn2", 2, arc_tangent},      {"coth", 1, number<hyperbolic_cotangent>},
};
struct Statistic {
  const char* name;
  void (*finish)(Context);
};
constexpr Statistic kStatistics[] = {
    {"variance", finalize_group<variance>},
    {"stdev", finalize_group<deviation>},
    {"mode", finalize_group<mode>},
    {"median", finalize_group<quantile<50>>},
    {"lower_quartile", finalize_group<quantile<25>>},
    {"upper_quartile", finalize_group<quantile<75>>},
};

}  // namespace

SQL_EXPORT("addLegacyFunctions") int add_legacy_functions(sqlite3* database) {
  constexpr int kKind = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  for (const auto& [name, arity, run] : kScalars) {
    sqlite3_create_function_v2(database, name, arity, kKind, nullptr, run, nullptr, nullptr,
                               nullptr);
  }
  for (const auto& [name, finish] : kStatistics) {
    sqlite3_create_function_v2(database, name, 1, kKind, nullptr, nullptr, collect, finish,
                               nullptr);
  }
  return SQLITE_OK;
}

}  // namespace cronlens::sql
