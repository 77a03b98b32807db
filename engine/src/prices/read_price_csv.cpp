// SPDX-License-Identifier: MIT
// The CSV template: model,input,output,cache_read,cache_write,effective_from,currency,unit, and the
// optional columns provider and alias_of. Columns are found by name.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "prices/collector.hpp"
#include "prices/names.hpp"

namespace cronlens::prices {
namespace {

using Row = std::vector<std::string>;

/// One record of RFC 4180; a separator between quotes is text. Moves `at` behind it.
Row read_record(std::string_view text, std::size_t& at, int& lines) {
  Row row(1);
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') ++lines;
    if (quoted) {
      if (c != '"') {
        row.back() += c;
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        row.back() += text[++at];
      } else {
        quoted = false;
      }
    } else if (c == '"' && row.back().empty()) {
      quoted = true;
    } else if (c == ',') {
      row.emplace_back();
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      row.back() += c;
    }
  }
  return row;
}

struct Alias {
  std::string name, target, what;
};

class CsvReader {
 public:
  CsvReader(PriceBook::Index& index, Collector& collector) : index_(index), collector_(collector) {}

  void read(std::string_view text) {
    std::size_t at = 0;
    int line = 1;
    const Row header = read_record(text, at, line);
    for (std::size_t i = 0; i < header.size(); ++i) columns_.emplace(folded(header[i]), i);
    while (at < text.size()) {
      const int first_line = line;
      const Row row = read_record(text, at, line);
      if (row.size() == 1 && folded(row[0]).empty()) continue;
      if (folded(row[0]).starts_with('#')) continue;
      read_row(row, "line " + std::to_string(first_line));
    }
    resolve_aliases();
  }

 private:
  std::string value(const Row& row, const char* column) const {
    const auto found = columns_.find(column);
    return found == columns_.end() || found->second >= row.size() ? "" : row[found->second];
  }

  /// Dollars per million of one unit, or 0 where the unit is not known.
  static double factor_of(const std::string& unit) {
    if (unit.empty() || unit == "per_1m" || unit == "per_million" || unit == "usd_per_1m") return 1;
    if (unit == "per_1k" || unit == "per_thousand") return kPerThousand;
    return unit == "per_token" ? kPerToken : 0;
  }

  bool read_field(const Row& row, const char* column, double factor, std::optional<NanoUsd>& price,
                  std::string& why) const {
    const std::string text = folded(value(row, column));
    if (text.empty()) return true;
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    const bool whole = end == text.c_str() + text.size();
    const Json json = whole ? Json(number) : Json(text);
    if (Collector::read_price(&json, factor, price, why)) return true;
    why = std::string(column) + ": " + why;
    return false;
  }

  bool read_rates(const Row& row, DatedRates& dated, std::string& why) const {
    const std::string currency = folded(value(row, "currency")), unit = folded(value(row, "unit"));
    const double factor = factor_of(unit);
    why = "the currency is not USD: " + currency;
    if (!currency.empty() && currency != "usd") return false;
    why = "unit is none of per_1m, per_1k, per_token: " + unit;
    if (factor == 0) return false;
    const std::string from = folded(value(row, "effective_from"));
    const auto moment = from.empty() ? dated.from : read_date(from);
    why = "effective_from is no date (YYYY-MM-DD): " + from;
    if (!moment) return false;
    dated.from = *moment;
    Rates& rates = dated.rates;
    return read_field(row, "input", factor, rates.input, why) &&
           read_field(row, "output", factor, rates.output, why) &&
           read_field(row, "cache_read", factor, rates.cache_read, why) &&
           read_field(row, "cache_write", factor, rates.cache_write, why) &&
           read_field(row, "reasoning", factor, rates.reasoning, why);
  }

  void read_row(const Row& row, const std::string& line) {
    Entry entry;
    entry.model = value(row, "model");
    entry.provider = folded(value(row, "provider"));
    const std::string what = line + " (" + entry.model + ")";
    const std::string target = value(row, "alias_of");
    if (!folded(target).empty()) {
      aliases_.push_back({folded(entry.model), folded(target), what});
      return;
    }
    std::string why;
    DatedRates dated;
    if (!read_rates(row, dated, why)) return collector_.refuse(what, why);
    entry.rates.push_back(dated);
    collector_.add(std::move(entry), what);
  }

  /// An alias may name another alias; a chain that comes back to itself is refused.
  void resolve_aliases() {
    std::map<std::string, std::string> targets;
    for (const Alias& alias : aliases_) targets.emplace(alias.name, alias.target);
    for (const Alias& alias : aliases_) {
      std::set<std::string> seen{alias.name};
      std::string name = alias.target;
      while (!index_.by_model.contains(name) && targets.contains(name) &&
             seen.insert(name).second) {
        name = targets[name];
      }
      const auto places = index_.by_model.find(name);
      if (places == index_.by_model.end()) {
        const bool cyclic = seen.contains(name);
        collector_.refuse(alias.what, cyclic ? "its alias_of leads back to itself"
                                             : "alias_of names no row: " + name);
        continue;
      }
      for (const std::uint32_t place : places->second) collector_.add_alias(alias.name, place);
    }
  }

  PriceBook::Index& index_;
  Collector& collector_;
  std::map<std::string, std::size_t> columns_;
  std::vector<Alias> aliases_;
};

}  // namespace

bool is_price_csv(std::string_view text) {
  std::size_t at = 0;
  int line = 1;
  const std::string_view head = text.substr(0, text.find('\n'));
  const Row header = read_record(head, at, line);
  const auto has = [&](const char* name) {
    return std::any_of(header.begin(), header.end(),
                       [&](const std::string& each) { return folded(each) == name; });
  };
  return has("model") && (has("input") || has("output") || has("alias_of"));
}

void read_price_csv(std::string_view text, PriceBook::Index& index, Collector& collector) {
  CsvReader(index, collector).read(text);
}

}  // namespace cronlens::prices
