// SPDX-License-Identifier: MIT
// Texts as small numbers. Id 0 is NULL in every dictionary, which differs from the empty text.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cronlens::facts {

class Dictionary {
 public:
  static constexpr std::uint32_t kNull = 0;

  Dictionary() : texts_(1) {}

  /// The id of the text; ids are given in order of first appearance.
  std::uint32_t intern(std::string_view text);

  std::optional<std::uint32_t> find(std::string_view text) const;

  /// '' for NULL: to a reader both are "unknown".
  const std::string& text(std::uint32_t id) const { return texts_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::vector<std::string> texts_;
  // Keyed by the raw bytes, which may not be UTF-8; only looked up, never iterated.
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
  std::string_view last_text_;
  std::uint32_t last_id_ = kNull;
};

}  // namespace cronlens::facts
