// SPDX-License-Identifier: MIT
// Names of models and providers, and what may be taken off them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cronlens::prices {

/// ASCII letters in lower case, without white space around.
std::string folded(std::string_view name);

/// `b/c` and `c` of `a/b/c`.
std::vector<std::string_view> without_provider(std::string_view name);

/// Without a date at the end, or before a `:`; nothing where there is none.
std::optional<std::string> without_date(std::string_view name);

/// Without one of the suffixes that name a variant of the same model.
std::optional<std::string_view> without_variant(std::string_view name);

}  // namespace cronlens::prices
