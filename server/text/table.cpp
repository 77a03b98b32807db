// SPDX-License-Identifier: MIT
#include "text/table.hpp"

#include <algorithm>

#include "text/width.hpp"

namespace cronlens::server::text {
namespace {

constexpr int kGap = 2;
// A cut name still tells jobs apart at this width.
constexpr int kLeastStretch = 16;
// Where nothing else can go, it is cut to fit, but not beyond this.
constexpr int kLeast = 8;

int room_of(const std::vector<int>& widths) {
  int sum = widths.empty() ? 0 : -kGap;
  for (const int width : widths) sum += width + kGap;
  return sum;
}

std::string repeat(std::string_view sign, int times) {
  std::string made;
  for (int i = 0; i < times; ++i) made += sign;
  return made;
}

}  // namespace

int Table::widest(std::size_t column) const {
  int width = columns(columns_[column].title);
  for (const Row& row : rows_) width = std::max(width, columns(row.cells[column].words));
  return width;
}

Table::Layout Table::lay_out(const Screen& screen) const {
  Layout layout;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    layout.shown.push_back(i);
    layout.widths.push_back(widest(i));
  }
  if (screen.width <= 0) return layout;
  const auto expendable = [&](std::size_t a, std::size_t b) {
    return columns_[a].expendable < columns_[b].expendable;
  };
  for (;;) {
    const int over = room_of(layout.widths) - screen.width;
    if (over <= 0) return layout;
    for (std::size_t i = 0; i < layout.shown.size(); ++i) {
      int& width = layout.widths[i];
      if (!columns_[layout.shown[i]].stretches || width - over < kLeastStretch) continue;
      width -= over;
      return layout;
    }
    const auto least = std::max_element(layout.shown.begin(), layout.shown.end(), expendable);
    if (columns_[*least].expendable == 0) break;
    layout.widths.erase(layout.widths.begin() + (least - layout.shown.begin()));
    layout.shown.erase(least);
  }
  const int over = room_of(layout.widths) - screen.width;
  for (std::size_t i = 0; i < layout.shown.size(); ++i) {
    int& width = layout.widths[i];
    if (columns_[layout.shown[i]].stretches)
      width = std::min(width, std::max(kLeast, width - over));
  }
  return layout;
}

std::string Table::line(const Layout& layout, const std::vector<Cell>& cells,
                        const Screen& screen) const {
  std::string made;
  int owed = 0;
  for (std::size_t i = 0; i < layout.shown.size(); ++i) {
    const Cell& cell = cells[layout.shown[i]];
    const std::string words = cut(cell.words, layout.widths[i]);
    const int blank = layout.widths[i] - columns(words);
    const bool is_right = columns_[layout.shown[i]].side == Side::right;
    if (!words.empty()) {
      made += repeat(" ", owed + (is_right ? blank : 0)) + screen.paint(cell.ink, words);
      owed = is_right ? 0 : blank;
    } else {
      owed += layout.widths[i];
    }
    owed += kGap;
  }
  return made + "\n";
}

std::vector<Cell> Table::titles() const {
  std::vector<Cell> titles;
  for (const Column& column : columns_) titles.push_back({column.title, Ink::title});
  return titles;
}

std::string Table::lines(const Screen& screen) const {
  const Layout layout = lay_out(screen);
  const bool has_titles = std::any_of(columns_.begin(), columns_.end(),
                                      [](const Column& column) { return !column.title.empty(); });
  std::string made = has_titles ? line(layout, titles(), screen) : "";
  for (const Row& row : rows_) {
    if (row.is_total) {
      made += screen.paint(Ink::faint, repeat("\xE2\x94\x80", room_of(layout.widths))) + "\n";
    }
    made += line(layout, row.cells, screen);
  }
  return made;
}

}  // namespace cronlens::server::text
