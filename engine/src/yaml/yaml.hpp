// SPDX-License-Identifier: MIT
// YAML as a tree of values, by the scalar rules of YAML 1.1 as PyYAML's safe loader has them: the
// files that are read here were written for it. `yes` is true, 010 is eight, 1e5 is a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cronlens/result.hpp"

namespace cronlens::yaml {

struct Node {
  enum class Kind { null, boolean, integer, real, text, list, map };

  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;  // of an integer or a real
  std::string text;   // as written, of every scalar
  std::vector<Node> items;
  std::vector<std::pair<Node, Node>> members;  // in file order; a later duplicate key replaces

  bool is_map() const { return kind == Kind::map; }
  bool is_text() const { return kind == Kind::text; }
  /// The value under a text key, or nullptr. A key 12 is a number, and no text finds it.
  const Node* find(std::string_view key) const;
};

/// One document; an empty text is null. The nodes are bounded, with every alias counted as often as
/// it is used, so a small file cannot become a large tree.
Result<Node> parse(std::string_view text);

/// What a plain scalar means: null, a boolean, a number or a text.
Node resolve_plain(std::string_view text);

}  // namespace cronlens::yaml
