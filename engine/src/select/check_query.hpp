// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "cronlens/contract/query.hpp"
#include "cronlens/error.hpp"

namespace cronlens::select {

/// Nothing, or why the query cannot be answered.
std::optional<Error> check_query(const Query& query);

}  // namespace cronlens::select
