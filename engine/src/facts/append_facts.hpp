// SPDX-License-Identifier: MIT
// Runs read from another file behind those that are there.
#pragma once

#include "facts/facts.hpp"

namespace cronlens::facts {

/// Adds all of `rows`; names get the ids that they have, or would have got, in `facts`.
void append_facts(Facts& facts, Facts rows);

}  // namespace cronlens::facts
