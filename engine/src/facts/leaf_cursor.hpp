// SPDX-License-Identifier: MIT
// The leaves of a table's b-tree, in row order or against it.
// Format: https://www.sqlite.org/fileformat2.html#b_tree_pages
#pragma once

#include <cstdint>
#include <vector>

#include "facts/page_window.hpp"

namespace cronlens::facts {

struct PageGeometry {
  std::uint32_t page_size = 0;
  std::uint32_t usable = 0;  // page_size less the reserved bytes
  std::uint32_t page_count = 0;
};

struct Leaf {
  const std::uint8_t* page = nullptr;  // valid until the next step
  std::uint32_t cells = 0;

  static constexpr std::uint32_t kHeaderSize = 8;
  const std::uint8_t* cell_pointer(std::uint32_t cell) const {
    return page + kHeaderSize + 2 * std::size_t{cell};
  }
};

class LeafCursor {
 public:
  enum class Direction { oldest_first, newest_first };
  enum class Step { leaf, end, cannot };

  LeafCursor(const ByteSource& source, const PageGeometry& geometry, std::uint32_t root,
             Direction direction = Direction::oldest_first);

  /// `cannot`: the tree is not as SQLite makes it. Nothing may be asked after it.
  Step next();
  const Leaf& leaf() const { return leaf_; }

  /// A guess from the path to the current leaf at how many leaves there are.
  double leaves_guess() const;

 private:
  struct Interior {
    std::vector<std::uint32_t> children;
    std::size_t next = 0;
  };

  /// Enters a page: a leaf becomes the current one, an interior page goes on the path.
  Step enter(std::uint32_t number);
  bool push_children(const std::uint8_t* page, std::uint32_t cells);

  PageGeometry geometry_;
  PageWindow window_;
  Direction direction_;
  std::uint32_t root_;
  std::vector<Interior> path_;
  std::uint32_t visited_ = 0;
  Leaf leaf_;
};

}  // namespace cronlens::facts
