// SPDX-License-Identifier: MIT
#include "prices/name_rule.hpp"

#include <algorithm>

namespace cronlens::prices {

bool NameRule::matches(std::string_view name) const {
  const auto fits = [&](const NameRule& part) { return part.matches(name); };
  switch (op) {
    case Op::never:
      return false;
    case Op::equals:
      return name == text;
    case Op::starts_with:
      return name.starts_with(text);
    case Op::ends_with:
      return name.ends_with(text);
    case Op::contains:
      return name.find(text) != std::string_view::npos;
    case Op::any_of:
      return std::any_of(parts.begin(), parts.end(), fits);
    case Op::all_of:
      return std::all_of(parts.begin(), parts.end(), fits);
  }
  return false;
}

}  // namespace cronlens::prices
