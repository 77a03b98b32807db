// SPDX-License-Identifier: MIT
#include "commands/text_table.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "text/width.hpp"

namespace cronlens::server {
namespace {

std::vector<text::Column> columns_of(const std::vector<std::string>& titles) {
  std::vector<text::Column> columns;
  for (const std::string& title : titles) {
    const bool flush_right = title.starts_with('>');
    columns.push_back({.title = title.substr(flush_right ? 1 : 0),
                       .side = flush_right ? text::Side::right : text::Side::left});
  }
  return columns;
}

}  // namespace

TextTable::TextTable(const std::vector<std::string>& titles)
    : columns_(titles.size()), table_(columns_of(titles)) {}

void TextTable::add(const std::vector<std::string>& row) {
  std::vector<text::Cell> cells(columns_);
  for (std::size_t i = 0; i < std::min(columns_, row.size()); ++i) {
    cells[i].words = text::clean(row[i]);
  }
  table_.add(std::move(cells));
}

std::string TextTable::text() const {
  std::string lines = table_.lines({});
  lines.pop_back();
  return lines;
}

std::string worded_usd(std::optional<double> usd, int digits) {
  if (!usd) return "unknown";
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, *usd < 0 ? -*usd : *usd);
  std::string out = text;
  const auto point = out.find('.');
  auto at = static_cast<std::ptrdiff_t>(point == std::string::npos ? out.size() : point);
  for (at -= 3; at > 0; at -= 3) out.insert(static_cast<std::size_t>(at), ",");
  return (*usd < 0 ? "-$" : "$") + out;
}

std::string worded_rate(const std::optional<std::int64_t>& nano_per_million) {
  if (!nano_per_million) return "—";
  char text[64];
  std::snprintf(text, sizeof text, "%.10g", static_cast<double>(*nano_per_million) / 1e9);
  return text;
}

std::string worded_count(std::int64_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

}  // namespace cronlens::server
