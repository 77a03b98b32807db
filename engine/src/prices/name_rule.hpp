// SPDX-License-Identifier: MIT
// The wildcards of a price list: which names mean a model, or a provider.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cronlens::prices {

struct NameRule {
  enum class Op { never, equals, starts_with, ends_with, contains, any_of, all_of };

  Op op = Op::never;
  std::string text;  // folded
  std::vector<NameRule> parts;

  bool matches(std::string_view folded_name) const;
};

}  // namespace cronlens::prices
