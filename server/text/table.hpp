// SPDX-License-Identifier: MIT
// Aligned columns. On a narrow terminal first the stretching column is cut, then columns are left
// out, most expendable first; a file gets everything.
#pragma once

#include <string>
#include <vector>

#include "text/screen.hpp"

namespace cronlens::server::text {

enum class Side { left, right };

struct Column {
  std::string title;
  Side side = Side::right;
  /// 0 stays; of the others the greatest goes first where there is no room.
  int expendable = 0;
  /// May be cut.
  bool stretches = false;
};

struct Cell {
  std::string words;
  Ink ink = Ink::plain;
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// One cell for each column; their texts are clean().
  void add(std::vector<Cell> cells) { rows_.push_back({std::move(cells), false}); }
  /// A row below a line.
  void add_total(std::vector<Cell> cells) { rows_.push_back({std::move(cells), true}); }

  /// Lines, each with its newline. Without titles there is no heading.
  std::string lines(const Screen& screen) const;

 private:
  struct Row {
    std::vector<Cell> cells;
    bool is_total;
  };
  struct Layout {
    std::vector<std::size_t> shown;
    std::vector<int> widths;
  };
  int widest(std::size_t column) const;
  Layout lay_out(const Screen& screen) const;
  std::string line(const Layout& layout, const std::vector<Cell>& cells,
                   const Screen& screen) const;
  std::vector<Cell> titles() const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace cronlens::server::text
