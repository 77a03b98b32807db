// SPDX-License-Identifier: MIT
// Texts as small numbers. Id 0 is NULL in every dictionary, which differs from the empty text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cronlens::facts {

/// As ==, in words: a C library may compare byte by byte, and every text of every row comes here.
inline bool is_same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto differ = [&](std::size_t at) {
    std::uint64_t left = 0, right = 0;
    std::memcpy(&left, a.data() + at, sizeof left),
        std::memcpy(&right, b.data() + at, sizeof right);
    return left != right;
  };
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  if (a.size() < kWord) return std::equal(a.begin(), a.end(), b.begin());
  for (std::size_t at = 0; at + kWord <= a.size(); at += kWord) {
    if (differ(at)) return false;
  }
  return !differ(a.size() - kWord);
}

class Dictionary {
 public:
  static constexpr std::uint32_t kNull = 0;

  Dictionary() : texts_(1), raw_(1) {}

  /// The id of the text; ids are given in order of first appearance.
  std::uint32_t intern(std::string_view text) {
    // Neighbouring rows often repeat a text.
    if (last_id_ != kNull && is_same_text(text, raw_[last_id_])) return last_id_;
    return last_id_ = find_or_add(text);
  }

  std::optional<std::uint32_t> find(std::string_view text) const;

  /// '' for NULL: to a reader both are "unknown".
  const std::string& text(std::uint32_t id) const { return texts_[id]; }
  /// As it stands in the file.
  std::string_view raw(std::uint32_t id) const { return raw_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

 private:
  /// A place of the table of ids; free while its id is kNull.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t id = kNull;
  };

  std::uint32_t find_or_add(std::string_view text);
  /// The place of the text, or the free one where it belongs. Requires: places_ is not empty.
  std::size_t place_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::vector<std::string> texts_;
  std::vector<std::string> raw_;  // the bytes of the file, which may not be UTF-8
  std::vector<Place> places_;     // a power of two, at most half full
  std::uint32_t last_id_ = kNull;
};

}  // namespace cronlens::facts
