// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "cronlens/contract/query.hpp"
#include "cronlens/error.hpp"

namespace cronlens::select {

/// Nothing, or why the query cannot be answered.
std::optional<Error> check_query(const Query& query);

/// The error for a number that cannot be: its field, what was found, and what is wanted.
Error out_of_range(const std::string& field, double found, const std::string& wanted);

}  // namespace cronlens::select
