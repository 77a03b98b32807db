// SPDX-License-Identifier: MIT
#include "facts/dictionary.hpp"

#include "facts/text.hpp"

namespace cronlens::facts {

std::uint32_t Dictionary::intern(std::string_view text) {
  // Neighbouring rows often repeat a text.
  if (last_id_ != kNull && text == last_text_) return last_id_;
  auto found = ids_.find(text);
  if (found == ids_.end()) {
    found = ids_.emplace(std::string(text), size()).first;
    texts_.push_back(valid_utf8(text));
  }
  last_text_ = found->first;
  last_id_ = found->second;
  return last_id_;
}

std::optional<std::uint32_t> Dictionary::find(std::string_view text) const {
  const auto found = ids_.find(text);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

}  // namespace cronlens::facts
