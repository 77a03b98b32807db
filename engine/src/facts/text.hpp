// SPDX-License-Identifier: MIT
// Text as it comes out of a file nobody vouches for.
#pragma once

#include <string>
#include <string_view>

namespace cronlens::facts {

/// The text with every byte that is not valid UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view text);

/// Whether `text` contains `part`, ASCII letter case ignored. Requires: `part` is lower case.
bool contains_ignoring_case(std::string_view text, std::string_view part);

/// ASCII letters in lower case; other bytes unchanged.
std::string ascii_lower(std::string_view text);

}  // namespace cronlens::facts
