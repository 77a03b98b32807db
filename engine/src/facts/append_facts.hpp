// SPDX-License-Identifier: MIT
// Runs read from another file behind those that are there.
#pragma once

#include <optional>

#include "facts/facts.hpp"

namespace cronlens::facts {

/// Adds all of `rows`; names get the ids that they have, or would have got, in `facts`.
void append_facts(Facts& facts, Facts rows);

/// What `all` has behind the rows that are known; nothing where those are not its first rows, to
/// the bit.
std::optional<Facts> rows_after(const Facts& known, Facts all);

}  // namespace cronlens::facts
