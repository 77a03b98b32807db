// SPDX-License-Identifier: MIT
#include "facts/leaf_cursor.hpp"

#include <algorithm>

#include "facts/bytes.hpp"

namespace cronlens::facts {
namespace {

constexpr std::uint8_t kInteriorPage = 0x05;
constexpr std::uint8_t kLeafPage = 0x0d;
constexpr std::uint32_t kInteriorHeaderSize = 12;
constexpr std::size_t kMaxDepth = 18;  // SQLite's own limit is 20
// The page that holds this byte is for locks and belongs to no table.
constexpr std::uint32_t kLockByte = 0x40000000;

}  // namespace

LeafCursor::LeafCursor(const ByteSource& source, const PageGeometry& geometry, std::uint32_t root,
                       Direction direction)
    : geometry_(geometry),
      window_(source, geometry.page_size, geometry.page_count),
      direction_(direction),
      root_(root) {}

LeafCursor::Step LeafCursor::next() {
  if (visited_ == 0) {
    const Step first = enter(root_);
    // Only the root may be a leaf without rows.
    if (first == Step::leaf) return leaf_.cells == 0 ? Step::end : Step::leaf;
    if (first == Step::cannot) return first;
  }
  while (!path_.empty()) {
    Interior& interior = path_.back();
    if (interior.next == interior.children.size()) {
      path_.pop_back();
      continue;
    }
    const Step step = enter(interior.children[interior.next++]);
    if (step == Step::cannot) return step;
    if (step == Step::leaf) return leaf_.cells == 0 ? Step::cannot : Step::leaf;
  }
  return Step::end;
}

LeafCursor::Step LeafCursor::enter(std::uint32_t number) {
  const bool lock_page = number == kLockByte / geometry_.page_size + 1;
  // Page 1 belongs to the schema. A tree that visits more pages than there are visits some twice.
  if (number < 2 || lock_page || ++visited_ > geometry_.page_count) return Step::cannot;
  const std::uint8_t* page = window_.page(number);
  if (page == nullptr) return Step::cannot;
  const std::uint32_t cells = read_u16(page + 3);
  if (page[0] == kLeafPage) {
    if (Leaf::kHeaderSize + 2 * cells > geometry_.usable) return Step::cannot;
    leaf_ = {page, cells};
    return Step::leaf;
  }
  if (page[0] != kInteriorPage || path_.size() == kMaxDepth) return Step::cannot;
  return push_children(page, cells) ? Step::end : Step::cannot;
}

bool LeafCursor::push_children(const std::uint8_t* page, std::uint32_t cells) {
  const std::uint32_t pointers_end = kInteriorHeaderSize + 2 * cells;
  if (cells == 0 || pointers_end > geometry_.usable) return false;
  Interior interior;
  interior.children.reserve(cells + 1);
  for (std::uint32_t cell = 0; cell < cells; ++cell) {
    const std::uint32_t at = read_u16(page + kInteriorHeaderSize + 2 * cell);
    if (at < pointers_end || at + 5 > geometry_.usable) return false;
    interior.children.push_back(read_u32(page + at));
  }
  interior.children.push_back(read_u32(page + 8));
  if (direction_ == Direction::newest_first) {
    std::reverse(interior.children.begin(), interior.children.end());
  }
  path_.push_back(std::move(interior));
  return true;
}

double LeafCursor::leaves_guess() const {
  double leaves = 1;
  for (const Interior& interior : path_) leaves *= static_cast<double>(interior.children.size());
  return leaves;
}

}  // namespace cronlens::facts
