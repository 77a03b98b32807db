// SPDX-License-Identifier: MIT
#include "commands/text_table.hpp"

#include <algorithm>
#include <cstdio>

namespace cronlens::server {
namespace {

/// Code points, which is what a terminal shows of the texts that occur here.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Names come from files of others: nothing in them may command the terminal.
std::string harmless(std::string text) {
  for (char& c : text) {
    if ((c >= 0 && c < 0x20) || c == 0x7F) c = '?';
  }
  return text;
}

}  // namespace

TextTable::TextTable(std::vector<std::string> titles) : titles_(std::move(titles)) {
  for (std::string& title : titles_) {
    flush_right_.push_back(title.starts_with('>'));
    if (flush_right_.back()) title.erase(0, 1);
  }
}

void TextTable::add(std::vector<std::string> row) {
  row.resize(titles_.size());
  for (std::string& cell : row) cell = harmless(std::move(cell));
  rows_.push_back(std::move(row));
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < titles_.size(); ++i) {
    widths.push_back(width_of(titles_[i]));
    for (const auto& row : rows_) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string out;
  const auto put = [&](const std::vector<std::string>& row) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string pad(widths[i] - width_of(row[i]), ' ');
      line += (i ? "  " : "") + (flush_right_[i] ? pad + row[i] : row[i] + pad);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  };
  put(titles_);
  for (const auto& row : rows_) put(row);
  out.pop_back();
  return out;
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
